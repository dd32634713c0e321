import { type Credential, KeyguardError, Secret } from "@keyguard/core";
import type { Instruction, Operator } from "@keyguard/rotation/key-management";
import { documentPart, parseDocument } from "@keyguard/secrets";
import type { Context } from "../command.ts";
import { readStream } from "../read-stream.ts";
import { askSecret } from "../terminal/ask-secret.ts";
import { askYes } from "../terminal/confirm.ts";

const MOST_BYTES = 64 * 1024;

/** Nothing that a rotation has done is lost by a person who leaves. */
function inputEnded(): KeyguardError {
  return new KeyguardError("KG_ROTATION_GUIDED", "Cannot go on: the input was ended", {
    hint: "nothing is lost; run the command again",
  });
}

async function askTrimmed(context: Context, question: string): Promise<string> {
  return ((await askSecret(context, question, inputEnded)) ?? "").trim();
}

async function readPiped({ stdin }: Context): Promise<string> {
  const tooLong = (): KeyguardError =>
    new KeyguardError("KG_USAGE", "Cannot read the new key: standard input is longer than 64 KiB", {
      hint: 'pipe in {"key": "…", "secret": "…"} alone',
    });
  return (await readStream(stdin, MOST_BYTES, tooLong)).toString("utf8");
}

/** A one-time code, typed by a person; undefined where nobody is there. */
export function oneTimeCode(context: Context): (() => Promise<Secret>) | undefined {
  if (!context.stdin.isTTY) return undefined;
  return async () => new Secret(await askTrimmed(context, "one-time code: "), "one-time code");
}

/**
 * The person who does what no program may: at a terminal, step by step; elsewhere the new key comes
 * as a JSON document on standard input, and a deletion counts as done when the command is run again.
 */
export function createOperator(context: Context, exchange: string, key: string, resumed: boolean): Operator {
  const show = async ({ title, steps }: Instruction): Promise<void> =>
    context.stderr.write(`\n${title}\n${steps.map((step, i) => `  ${i + 1}. ${step}\n`).join("")}\n`);
  const assemble = (id?: string, secret?: string, passphrase?: string): Credential | undefined => {
    if (id === undefined || id === "" || secret === undefined || secret === "") return undefined;
    return {
      exchange,
      key: new Secret(id, `${key}/key`),
      secret: new Secret(secret, `${key}/secret`),
      ...(passphrase === undefined || passphrase === ""
        ? {}
        : { passphrase: new Secret(passphrase, `${key}/passphrase`) }),
    };
  };
  return {
    async takeKey(instruction) {
      await show(instruction);
      if (context.stdin.isTTY) {
        const id = await askTrimmed(context, "key: ");
        const secret = await askTrimmed(context, "secret: ");
        const passphrase = await askTrimmed(context, "passphrase (empty if it has none): ");
        return assemble(id, secret, passphrase);
      }
      const text = await readPiped(context);
      if (text.trim() === "") return undefined;
      const document = parseDocument(text, "standard input");
      const part = (name: "key" | "secret" | "passphrase"): string | undefined => {
        const value = documentPart(document, name);
        return value && Secret.reveal(value);
      };
      return assemble(part("key"), part("secret"), part("passphrase"));
    },
    async confirm(instruction) {
      await show(instruction);
      return context.stdin.isTTY ? askYes(context, "Is it done?") : resumed;
    },
  };
}
