import { KeyguardError, Secret, type StoredPart, type WritableStore } from "@keyguard/core";
import { canOverwrite, canWrite, cannot, changeDocument, documentPart, withoutPart } from "@keyguard/secrets";
import { showPlace } from "@keyguard/secrets/node";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { onePlace, storesOf } from "./secrets-stores.ts";
import { confirm, CONFIRM_OPTIONS } from "../terminal/confirm.ts";

/** Takes one part out of a document; the last part takes the whole name along when nothing else is in it. */
async function removePart(store: WritableStore, name: string, part: StoredPart): Promise<void> {
  const stored = await store.get(name);
  const rest = stored && withoutPart(stored.document, part);
  if (stored !== undefined && rest !== undefined && Object.keys(Secret.reveal(rest)).length === 0)
    return removeAll(store, name);
  await changeDocument(store, name, (now) => withoutPart(now ?? new Secret({}, name), part));
  return undefined;
}

async function removeAll(store: WritableStore, name: string): Promise<void> {
  const stored = await store.get(name);
  if (stored === undefined) return;
  if ((await store.remove(name, stored.version)).status === "conflict")
    throw new KeyguardError("KG_STORE_CONFLICT", `Cannot remove from "${store.scheme}:": it was changed meanwhile`, {
      hint: "look at what it holds now, then run the command again",
    });
}

async function run(context: Context): Promise<number> {
  const place = onePlace(context, "secrets rm");
  const shown = showPlace(place);
  const store = await storesOf(context).open(place.scheme);
  if (canOverwrite(store)) {
    if (place.part !== undefined) throw cannot(store, "remove one part", "leave out the #part");
    if (context.args.flag("dry-run")) await context.stdout.write(`would remove ${shown}\n`);
    else if (await confirm(context, `Remove ${shown}?`)) await store.erase(place.name);
    else return EXIT.usage;
    return EXIT.ok;
  }
  if (!canWrite(store)) throw cannot(store, "remove a secret", "remove it where it is set");
  const stored = await store.get(place.name);
  if (stored === undefined || (place.part !== undefined && documentPart(stored.document, place.part) === undefined))
    throw new KeyguardError("KG_SECRET_MISSING", `Cannot remove "${shown}": there is nothing under that name`, {
      hint: `see what there is: keyguard secrets list ${place.scheme}:`,
    });
  if (context.args.flag("dry-run")) {
    await context.stdout.write(`would remove ${shown}\n`);
    return EXIT.ok;
  }
  if (!(await confirm(context, `Remove ${shown}? Its value is lost unless the store keeps versions.`)))
    return EXIT.usage;
  if (place.part === undefined) await removeAll(store, place.name);
  else await removePart(store, place.name, place.part);
  await context.stderr.write(`removed ${shown}\n`);
  return EXIT.ok;
}

export const secretsRm: Command = {
  name: "secrets rm",
  summary: "remove a secret from a store",
  usage: "secrets rm [OPTIONS] PLACE",
  description: [
    "Removes a document, or one part of it. The key at the exchange stays valid: revoke it there.",
    "",
    "Exit code: 0 removed, 2 nothing there or not confirmed, 3 the store is away or refuses.",
  ].join("\n"),
  takesArguments: true,
  options: CONFIRM_OPTIONS,
  examples: [{ command: "keyguard secrets rm --yes local:binance-old", does: "without asking" }],
  run,
};
