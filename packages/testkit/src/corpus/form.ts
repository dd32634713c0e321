import type { Encoding } from "./encoding.ts";
import type { Scene } from "./scene.ts";

/** A file as a template writes it, marks and all. */
export interface FormFile {
  readonly path: string;
  readonly text: string;
  /** What stands for a line end inside a value: a backslash and `n` unless a template says otherwise. */
  readonly lineBreak?: string;
  /** How the text becomes bytes. Default UTF-8. */
  readonly encoding?: Encoding;
}

/** One way in which people let a credential stand in a file. */
export interface Form {
  /** As in the list of forms: `P1`, `F12`; `X…` for those that are invented here. */
  readonly id: string;
  readonly what: string;
  /**
   * `pair` wants a key and a secret, `any` takes a single value too, `header` wants a key and the exchange's header,
   * `secret` shows the secret alone.
   */
  readonly needs: "pair" | "any" | "header" | "secret";
  /** True when the file says which exchange it is. */
  readonly labelled: boolean;
  /** True when a value of many lines (PEM) cannot stand there. */
  readonly oneLine?: boolean;
  /** Only these grammars have such a file. */
  readonly only?: readonly string[];
  render(scene: Scene): FormFile | readonly FormFile[];
}

type Options = Partial<Pick<Form, "needs" | "labelled" | "oneLine" | "only">>;

/** Describes a form; by default it shows a pair and names its exchange. */
export function form(id: string, what: string, render: Form["render"], options: Options = {}): Form {
  return { id, what, needs: "pair", labelled: true, ...options, render };
}

/** Joins lines and ends the last one. */
export function lines(...parts: readonly (string | readonly string[] | false | undefined)[]): string {
  const all = parts.flatMap((part) => (part === false || part === undefined ? [] : part));
  return `${all.join("\n")}\n`;
}
