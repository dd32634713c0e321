import { type Form, form } from "../../form.ts";
import type { Scene } from "../../scene.ts";

export { accounts, exchanges, pascal, values } from "../unread/write.ts";

/** The names of a key, of a secret and of a passphrase. */
export type Names = readonly [key: string, secret: string, passphrase: string];

/** What may stand in a text: a list gives a line for each where it stands alone, and commas within a line. */
type Hole = string | number | undefined | false | readonly string[];

const HOLE = /\u0000(\d+)\u0000/gu;

/** A text without the indent of its source; a line that holds nothing but what is absent is left out. */
export function text(strings: TemplateStringsArray, ...holes: readonly Hole[]): string {
  const source = strings.reduce((all, piece, i) => `${all}\u0000${i - 1}\u0000${piece}`);
  const written = source.replace(/^\n/u, "").trimEnd().split("\n");
  const indent = Math.min(...written.filter((row) => row.trim() !== "").map((row) => row.search(/[^ ]/u)));
  return written
    .flatMap((row) => {
      const cut = row.slice(indent);
      const alone = /^(\s*)\u0000(\d+)\u0000$/u.exec(cut);
      const hole = alone === null ? "" : holes[Number(alone[2])];
      if (hole === undefined || hole === false) return [];
      if (typeof hole === "object")
        return hole.flatMap((one) => one.split("\n")).map((one) => (alone?.[1] ?? "") + one);
      return cut.replaceAll(HOLE, (_, i: string) => inline(holes[Number(i)]));
    })
    .join("\n");
}

function inline(hole: Hole): string {
  if (hole === undefined || hole === false) return "";
  return typeof hole === "object" ? hole.join(", ") : String(hole);
}

/** Key, secret and passphrase, as many as there are, each written with its name. */
export function rows(s: Scene, names: Names, write: (name: string, value: string, i: number) => string): string[] {
  const all = [s.key, s.secret, s.passphrase];
  return names.flatMap((name, i) => {
    const value = all[i];
    return value === undefined ? [] : [write(name, value, i)];
  });
}

/** Something that stands there only where there is a passphrase. */
export function phrase(s: Scene, write: (value: string) => string): string | undefined {
  const { passphrase } = s;
  return passphrase === undefined ? undefined : write(passphrase);
}

/** The parts in quotation marks, in their order. */
export function quoted(s: Scene, mark = '"'): string[] {
  return rows(s, ["", "", ""], (_, value) => mark + value + mark);
}

/** Describes a form of one file whose values have one line. */
export function file(
  id: string,
  what: string,
  path: string | ((scene: Scene) => string),
  write: (scene: Scene) => string,
  options: Parameters<typeof form>[3] = {},
): Form {
  const render: Form["render"] = (s) => ({ path: typeof path === "string" ? path : path(s), text: `${write(s)}\n` });
  return form(id, what, render, { oneLine: true, ...options });
}

/** The exchange as part of a lower-case identifier. */
export function word(s: Scene): string {
  return s.id.replaceAll(/\W/gu, "").toLowerCase();
}
