import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { inertLines, printable } from "@keyguard/report";

/** The runner's protocol: lines that begin with `::`, and files that it names in the environment. */
export interface Runner {
  /** Hides a value in everything that the job logs from here on. */
  mask(value: string): void;
  /** A line for people. Nothing in it can be a command, whoever wrote it. */
  say(text: string): void;
  /** An annotation; its text and its place may be foreign. */
  annotate(level: "error" | "warning" | "notice", message: string, place?: AnnotationPlace): void;
  output(name: string, value: string): void;
  /** Markdown for the job's page. */
  summarise(markdown: string): void;
}

/** Where an annotation stands. */
export interface AnnotationPlace {
  readonly title: string;
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
}

/** A masked value of three characters would blank half of every log. */
const SHORTEST_MASK = 4;

// The summary of a step may hold a mebibyte.
const MOST_SUMMARY = 1_000_000;

/** What ends a command's data, spelt so that the runner reads it back. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function properties(place: AnnotationPlace): string {
  const { title, file, line, endLine } = place;
  const all = { file: file === undefined ? undefined : printable(file), line, endLine, title: printable(title) };
  return Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`)
    .join(",");
}

/** Each file command is written whole, with a delimiter that no value can know. */
function appendCommand(file: string | undefined, name: string, value: string): void {
  if (file === undefined || file === "") return;
  const end = `end-${randomUUID()}`;
  appendFileSync(file, `${name}<<${end}\n${value}\n${end}\n`);
}

/** The runner that the environment describes. */
export function createRunner(
  environment: Readonly<Record<string, string | undefined>>,
  write: (text: string) => void,
): Runner {
  return {
    mask(value) {
      for (const line of new Set([value, ...value.split(/\r?\n/u)]))
        if (line.length >= SHORTEST_MASK) write(`::add-mask::${data(line)}\n`);
    },
    say(text) {
      const lines = text.split("\n").map((line) => inertLines(printable(line)));
      write(`${lines.join("\n")}\n`);
    },
    annotate(level, message, place = { title: "keyguard" }) {
      write(`::${level} ${properties(place)}::${data(printable(message))}\n`);
    },
    output: (name, value) => appendCommand(environment["GITHUB_OUTPUT"], name, value),
    summarise(markdown) {
      const file = environment["GITHUB_STEP_SUMMARY"];
      if (file !== undefined && file !== "") appendFileSync(file, `${markdown.slice(0, MOST_SUMMARY)}\n`);
    },
  };
}
