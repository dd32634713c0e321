import { formatPlace, KeyguardError, parsePlace } from "@keyguard/core";
import { printable } from "@keyguard/report";
import { type ImportPlan, planImport } from "@keyguard/secrets";
import { applyImport, readDotenvFile, referencesIn, undoImport } from "@keyguard/secrets/node";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { storesOf } from "./secrets-stores.ts";
import { confirm, CONFIRM_OPTIONS } from "../terminal/confirm.ts";

async function fileOf(context: Context): Promise<{ readonly path: string; readonly text: string }> {
  const [path, more] = context.args.positionals;
  if (path === undefined || more !== undefined)
    throw new KeyguardError("KG_USAGE", "Cannot tell which file to import: name exactly one", {
      hint: "as in: keyguard secrets import .env --to local:binance-main",
    });
  const text = await readDotenvFile(path);
  if (text === undefined)
    throw new KeyguardError("KG_PATH_NOT_FOUND", `Cannot read "${path}": no such file`, {
      hint: "name a file that exists, such as .env",
    });
  return { path, text };
}

async function show(context: Context, plan: ImportPlan, verb: string): Promise<void> {
  for (const { variable, place, part } of plan.moves)
    await context.stdout.write(`${verb} ${variable} to ${formatPlace({ ...place, part })}\n`);
  for (const { variable, why } of plan.left) await context.stderr.write(`note: ${variable} stays: ${why}\n`);
}

async function undo(context: Context): Promise<number> {
  const { path, text } = await fileOf(context);
  const references = referencesIn(text);
  if (references.length === 0) {
    await context.stderr.write(`${path} holds no references\n`);
    return EXIT.ok;
  }
  const tell = async (verb: string): Promise<void> => {
    for (const { variable, reference } of references)
      await context.stdout.write(`${verb} ${variable} from ${printable(reference)}\n`);
  };
  if (context.args.flag("dry-run")) {
    await tell("would put back");
    return EXIT.ok;
  }
  if (!(await confirm(context, `Write ${references.length} secrets in the clear into ${path}?`))) return EXIT.usage;
  await undoImport(storesOf(context), path, text);
  await tell("put back");
  return EXIT.ok;
}

async function run(context: Context): Promise<number> {
  if (context.args.flag("undo")) return undo(context);
  const to = context.args.value("to");
  if (to === undefined)
    throw new KeyguardError("KG_USAGE", "Cannot import: no place is named", {
      hint: "name one: --to local:binance-main",
    });
  const { path, text } = await fileOf(context);
  const plan = planImport(text, parsePlace(to));
  if (plan.moves.length === 0) {
    await show(context, plan, "");
    await context.stderr.write(`${path} holds no credential in the clear: nothing to do\n`);
    return EXIT.ok;
  }
  if (context.args.flag("dry-run")) {
    await show(context, plan, "would move");
    return EXIT.ok;
  }
  if (!(await confirm(context, `Move ${plan.moves.length} secrets of ${path} to the store and leave references?`)))
    return EXIT.usage;
  await applyImport(storesOf(context), path, text, plan);
  await show(context, plan, "moved");
  await context.stderr.write(
    `the way back: keyguard secrets import ${path} --undo\nnote: copies in backups and in git's history still hold the values; a key that was committed must be replaced\n`,
  );
  return EXIT.ok;
}

export const secretsImport: Command = {
  name: "secrets import",
  summary: "move an .env file's secrets into a store",
  usage: "secrets import [OPTIONS] FILE --to PLACE",
  description: [
    "Writes the credentials of an .env file to a store, reads them back, and only then puts references (kg://…) in their place. Order, comments, quotes, line ends and mode of the file stay. Run again, it changes nothing.",
    "",
    "`keyguard run --env-file FILE -- CMD` resolves the references; --undo puts the values back.",
    "",
    "Exit code: 0 done or nothing to do, 2 wrong usage or not confirmed, 3 the store is away, refuses, or does not give back what was written.",
  ].join("\n"),
  takesArguments: true,
  options: [
    { name: "to", value: "PLACE", help: "where to; of several credentials each gets its prefix added to the name" },
    { name: "undo", help: "put the values back into the file" },
    ...CONFIRM_OPTIONS,
  ],
  examples: [
    { command: "keyguard secrets import .env --to local:binance-main", does: "into the local vault" },
    { command: "keyguard secrets import .env --to aws:prod/bot --dry-run", does: "see what would move" },
  ],
  run,
};
