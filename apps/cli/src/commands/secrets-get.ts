import { KeyguardError, Secret, type SecretDocument } from "@keyguard/core";
import { formatDocument } from "@keyguard/secrets";
import { readDocument, resolveValue } from "@keyguard/secrets/node";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { onePlace, storesOf } from "./secrets-stores.ts";

/** The document as JSON; what a command printed or a file holds as one value, as it is. */
function whole(document: SecretDocument): string {
  const { value, ...rest } = Secret.reveal(document) as Record<string, unknown>;
  return typeof value === "string" && Object.keys(rest).length === 0 ? value : formatDocument(document);
}

async function run(context: Context): Promise<number> {
  const place = onePlace(context, "secrets get");
  if (context.stdout.isTTY && !context.args.flag("reveal"))
    throw new KeyguardError("KG_USAGE", "Cannot show a secret at a terminal: it would stay on the screen", {
      hint: "add --reveal, or pipe it into the program that needs it",
    });
  const stores = storesOf(context);
  const text =
    place.part === undefined
      ? whole(await readDocument(stores, place))
      : Secret.reveal(await resolveValue(stores, place));
  await context.stdout.write(`${text}\n`);
  return EXIT.ok;
}

export const secretsGet: Command = {
  name: "secrets get",
  summary: "print a secret for another program",
  usage: "secrets get [OPTIONS] PLACE",
  description: [
    "Prints one part and a line end, or the whole document as JSON. At a terminal only with --reveal.",
    "",
    "Exit code: 0 printed, 2 nothing there or wrong usage, 3 the store is away or refuses.",
  ].join("\n"),
  takesArguments: true,
  options: [{ name: "reveal", help: "show it at a terminal" }],
  examples: [
    { command: "keyguard secrets get local:binance-main#key", does: "one part" },
    { command: "keyguard secrets get aws:prod/bot/binance | jq keys", does: "the whole document" },
  ],
  run,
};
