import { KeyguardError, parsePlace, type Place, type SecretDocument } from "@keyguard/core";
import {
  canOverwrite,
  canRead,
  canWrite,
  cannot,
  createDocument,
  documentPart,
  PARTS,
  planSync,
  type SyncPlan,
} from "@keyguard/secrets";
import { readDocument, showPlace } from "@keyguard/secrets/node";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { storesOf } from "./secrets-stores.ts";
import { confirm, CONFIRM_OPTIONS } from "../terminal/confirm.ts";

function places({ args }: Context): readonly [Place, Place] {
  const [from, to, more] = args.positionals;
  if (from === undefined || to === undefined || more !== undefined)
    throw new KeyguardError("KG_USAGE", "Cannot sync: name two places", {
      hint: "as in: keyguard secrets sync local:binance-main github:OWNER/REPO#BINANCE",
    });
  const pair = [parsePlace(from), parsePlace(to)] as const;
  if (pair[0].part !== pair[1].part && pair[1].part !== undefined)
    throw new KeyguardError("KG_USAGE", "Cannot sync one part with another", {
      hint: "name the same #part in both, or none",
    });
  return pair;
}

async function show(context: Context, plan: SyncPlan, to: Place): Promise<void> {
  const words = { added: "add", changed: "change", same: "same", written: "write (what is there cannot be read)" };
  for (const { part, change } of plan.parts)
    await context.stdout.write(`${words[change]}: ${part} at ${showPlace({ scheme: to.scheme, name: to.name })}\n`);
}

function missing(from: Place): KeyguardError {
  return new KeyguardError("KG_SECRET_MISSING", `Cannot sync from "${showPlace(from)}": it holds no such part`, {
    hint: "look at it: keyguard secrets get",
  });
}

/** An .env file holds the parts of a credential and nothing else. */
function fitting(document: SecretDocument, to: Place): SecretDocument {
  if (to.scheme !== "dotenv") return document;
  const parts = PARTS.flatMap((part) => {
    const value = documentPart(document, part);
    return value === undefined ? [] : [[part, value] as const];
  });
  return createDocument(Object.fromEntries(parts), document.label);
}

async function run(context: Context): Promise<number> {
  const [from, to] = places(context);
  const stores = storesOf(context);
  const target = await stores.open(to.scheme);
  if (!canWrite(target) && !canOverwrite(target))
    throw cannot(target, "write a secret", "name local:, file:, dotenv:, aws:, vault: or github: as the second place");
  const document: SecretDocument = await readDocument(stores, from);
  const there = canRead(target) ? await target.get(to.name) : undefined;
  const plan = planSync(document, there?.document, from.part, canRead(target));
  if (plan.parts.length === 0) throw missing(from);
  await show(context, plan, to);
  if (!plan.changes || context.args.flag("dry-run")) return EXIT.ok;
  if (!(await confirm(context, `Write to ${showPlace(to)}?`))) return EXIT.usage;
  if (canWrite(target)) {
    const outcome = await target.put(to.name, fitting(plan.next, to), there?.version ?? null);
    if (outcome.status === "conflict")
      throw new KeyguardError("KG_STORE_CONFLICT", `Cannot write to "${showPlace(to)}": it was changed meanwhile`, {
        hint: "run the command again to see the difference as it is now",
      });
  } else await target.overwrite(to.name, plan.next);
  await context.stderr.write(`synced ${showPlace(from)} to ${showPlace(to)}\n`);
  return EXIT.ok;
}

export const secretsSync: Command = {
  name: "secrets sync",
  summary: "copy a secret from one store to another",
  usage: "secrets sync [OPTIONS] FROM TO",
  description: [
    "Shows what would change at the second place, asks, and writes. What the second place holds besides stays, under its own names; a change in between stops it.",
    "",
    "GitHub's secrets can be written but never read: they are the second place only, and are always written.",
    "",
    "Exit code: 0 the same now, 2 wrong usage or not confirmed, 3 a store is away or refuses.",
  ].join("\n"),
  takesArguments: true,
  options: CONFIRM_OPTIONS,
  examples: [
    { command: "keyguard secrets sync local:binance-main aws:prod/bot/binance", does: "from the vault to AWS" },
    {
      command: "keyguard secrets sync --yes vault:secret/bot github:OWNER/REPO#BINANCE",
      does: "into GitHub Actions, in a script",
    },
  ],
  run,
};
