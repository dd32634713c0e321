import { type Config, KeyguardError, parsePlace, type Place } from "@keyguard/core";
import { createStores, type Stores } from "@keyguard/secrets/run";
import type { Context } from "../command.ts";
import { askSecret } from "../terminal/ask-secret.ts";

/** Asks a person for a passphrase; undefined where nobody can be asked. */
export type Ask = (question: string) => Promise<string | undefined>;

/** One question however many ask it, at once or later. */
export function askOnce(context: Context): Ask {
  const asked = new Map<string, Promise<string | undefined>>();
  return async (question) => {
    const known = asked.get(question) ?? askSecret(context, question);
    asked.set(question, known);
    return known;
  };
}

/** What stores are opened with instead of the command's own surroundings. */
export interface StoreSurroundings {
  readonly directory?: string;
  readonly env?: Context["env"];
  readonly ask?: Ask;
}

/** The stores as a command line means them: relative paths begin at the current directory. */
export function storesOf(context: Context, { directory, env, ask }: StoreSurroundings = {}): Stores {
  return createStores({
    environment: env ?? context.env,
    directory: directory ?? context.cwd,
    ask: ask ?? askOnce(context),
    notice: (line) => void context.stderr.write(`note: ${line}\n`),
  });
}

/** The one place that a command names. */
export function onePlace({ args }: Context, command: string): Place {
  const [text, more] = args.positionals;
  if (text === undefined)
    throw new KeyguardError("KG_USAGE", "Cannot tell which secret is meant: no place is named", {
      hint: `name one: keyguard ${command} local:binance-main#secret`,
    });
  if (more !== undefined)
    throw new KeyguardError("KG_USAGE", "Cannot take more than one place; a value is never an argument", {
      hint: "give the value on standard input: it would be seen in the list of processes",
    });
  return parsePlace(text);
}

/** The configuration where there is one, on a pull request the target branch's; undefined elsewhere. A mistake in it is told. */
export async function configIfAny({
  cwd,
  env,
}: Context): Promise<{ readonly config: Config; readonly directory: string } | undefined> {
  const { loadJudgingConfig } = await import("@keyguard/guard/config");
  const { config, directory, file } = await loadJudgingConfig(cwd, env);
  return file === null ? undefined : { config, directory };
}

/** How long ago, in the largest unit that fits. */
export function age(updatedAt: number | undefined, now: number): string {
  if (updatedAt === undefined) return "-";
  const minutes = Math.max(0, Math.floor((now - updatedAt) / 60_000));
  if (minutes < 60) return `${minutes}m`;
  return minutes < 60 * 24 ? `${Math.floor(minutes / 60)}h` : `${Math.floor(minutes / (60 * 24))}d`;
}

/** Lines of columns that are as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, cell.length)), []);
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}
