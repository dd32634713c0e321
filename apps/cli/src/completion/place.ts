import { GLOBAL_OPTIONS } from "../arguments.ts";
import type { OptionSpec } from "../command.ts";
import { COMMANDS } from "../registry.ts";

/** What can be typed at one place of the command line. */
export interface Place {
  /** The words before it, such as `rotate ledger`; empty right after `keyguard`. */
  readonly path: string;
  /** The next words of commands. */
  readonly words: readonly { readonly word: string; readonly help: string }[];
  readonly options: readonly OptionSpec[];
}

/** One place for the start, one for each group of commands, one for each command. */
export async function places(): Promise<readonly Place[]> {
  const words = new Map<string, Map<string, string>>([["", new Map()]]);
  const options = new Map<string, readonly OptionSpec[]>();
  for (const { name, summary, load } of COMMANDS) {
    const all = name.split(" ");
    for (const [i, word] of all.entries()) {
      const path = all.slice(0, i).join(" ");
      const next = words.get(path) ?? new Map<string, string>();
      const isLast = i === all.length - 1;
      next.set(word, isLast ? summary : `${all.slice(0, i + 1).join(" ")} …`);
      words.set(path, next);
    }
    options.set(name, [...(await load()).options, ...GLOBAL_OPTIONS]);
  }
  words.get("")?.set("help", "how to use a command");
  return [...words.keys(), ...options.keys()].map((path) => ({
    path,
    words: [...(words.get(path) ?? [])].map(([word, help]) => ({ word, help })),
    options: options.get(path) ?? [{ name: "help", short: "h", help: "show this help" }],
  }));
}

/** How an option may be typed: `--format`, `-f`. */
export function spellings({ name, short }: OptionSpec): string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}
