import { ERROR_CODES, type ErrorCode, KeyguardError, suggest } from "@keyguard/core";
import { findExchange, getExchange } from "@keyguard/exchanges";
import { type Diagnosis, CAUSE_PAGES, explainAnswer, explainText } from "@keyguard/permissions";
import { inertLines, printable } from "@keyguard/report";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { createPaint } from "../views/paint.ts";

/** A log of a day is not needed to explain one error: its end is, where a bot stopped. */
const MAX_BYTES = 1_048_576;

function nothingGiven(): KeyguardError {
  return new KeyguardError("KG_USAGE", "Cannot explain: nothing was given", {
    hint: "paste the error as an argument, or pipe the log in",
  });
}

async function textOf(context: Context): Promise<string> {
  const { args, stdin } = context;
  const given = args.positionals;
  if (given.length > 0) return given.join(" ");
  if (stdin.isTTY) throw nothingGiven();
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stdin as AsyncIterable<Buffer | string>) {
    const piece = Buffer.from(chunk);
    pieces.push(piece);
    bytes += piece.length;
    while (bytes - (pieces[0]?.length ?? 0) >= MAX_BYTES) bytes -= pieces.shift()?.length ?? 0;
  }
  const text = Buffer.concat(pieces).subarray(-MAX_BYTES).toString("utf8");
  if (text.trim() === "") throw nothingGiven();
  return text;
}

/**
 * The page of one of keyguard's own codes that a text holds.
 *
 * @throws {KeyguardError} `KG_USAGE`, with the nearest code, for a text that is nothing but an unknown one
 */
function ownPage(
  text: string,
): { readonly code: ErrorCode; readonly what: string; readonly remedy: string } | undefined {
  const words = (text.match(/\bKG_[A-Z_]{2,40}\b/giu) ?? []).map((word) => word.toUpperCase());
  const code = words.find((word): word is ErrorCode => Object.hasOwn(ERROR_CODES, word));
  if (code !== undefined) return { code, ...ERROR_CODES[code] };
  if (words.length === 0 || words[0] !== text.trim().toUpperCase()) return undefined;
  const near = suggest(words[0], Object.keys(ERROR_CODES));
  throw new KeyguardError("KG_USAGE", "Cannot explain the code: keyguard has none of that name", {
    hint: near === undefined ? "docs/errors.md lists them" : `did you mean "${near}"?`,
  });
}

function statusOf({ args }: Context): number | undefined {
  const given = args.value("status");
  if (given === undefined) return undefined;
  const status = Number(given);
  if (Number.isInteger(status) && status >= 100 && status <= 599) return status;
  throw new KeyguardError("KG_USAGE", 'Cannot read "--status": it is a number from 100 to 599');
}

function explain(context: Context, text: string): readonly Diagnosis[] {
  const named = context.args.value("exchange");
  const status = statusOf(context);
  const exchange = named === undefined ? undefined : getExchange(named).id;
  if (exchange !== undefined && status !== undefined) {
    const one = explainAnswer({ exchange, status, body: text });
    return one === undefined ? [] : [one];
  }
  return explainText(
    [exchange, status === undefined ? undefined : `HTTP ${status}`, text]
      .filter((part) => part !== undefined)
      .join("\n"),
  );
}

function view(found: readonly Diagnosis[], colour: boolean): string {
  const paint = createPaint(colour);
  const lines = found
    .slice(0, 4)
    .flatMap((one, i) => [
      ...(i === 0 ? [] : ["", paint.faint("or else")]),
      `${paint.strong(`cause      ${one.cause}`)}: ${CAUSE_PAGES[one.cause].means}`,
      ...(one.exchange === null ? [] : [`exchange   ${findExchange(one.exchange)?.name ?? one.exchange}`]),
      ...(one.says === "" ? [] : [`it says    ${printable(one.says)}`]),
      `sure       ${one.sureness}${one.passing ? "; it may pass by itself" : ""}`,
      ...one.proof.map((reason, n) => `${n === 0 ? "proof      " : "           "}${printable(reason)}`),
      ...(one.couldAlsoBe.length === 0
        ? []
        : [
            `${one.cause === "ambiguous" ? "one of" : "or even"}${one.cause === "ambiguous" ? "     " : "    "}${one.couldAlsoBe.join(", ")}`,
          ]),
      `next step  ${one.nextStep}`,
    ]);
  return inertLines(`${lines.join("\n")}\n`);
}

async function run(context: Context): Promise<number> {
  const { stdout, stderr, args } = context;
  const asJson = args.value("format") === "json";
  const text = await textOf(context);
  const page = ownPage(text);
  if (page !== undefined) {
    const { code, what, remedy } = page;
    await stdout.write(
      asJson
        ? `${JSON.stringify({ code, what, remedy })}\n`
        : `code       ${code}\ncause      ${what}\nnext step  ${remedy}\n`,
    );
    return EXIT.ok;
  }
  const found = explain(context, text);
  if (asJson) await stdout.write(`${JSON.stringify({ explanations: found }, undefined, 2)}\n`);
  else if (found.length > 0) await stdout.write(view(found, stdout.colour));
  if (found.length > 0) return EXIT.ok;
  await stderr.write(
    "error: Cannot explain: nothing in this text is known\nhint: name the exchange with --exchange, and paste the whole answer\n",
  );
  return EXIT.incomplete;
}

export const explainCommand: Command = {
  name: "explain",
  summary: "turn an error of an exchange, or of keyguard, into cause, proof and next step",
  usage: "explain [OPTIONS] [CODE-OR-TEXT…]",
  description: [
    "Reads an error as any bot logged it: a body, a stack trace, a sentence or a code; from the arguments or from standard input. Says what it means, how sure that is, why, and what to do next. Works without a network.",
    "",
    "Keys and signatures in the text are not shown again.",
    "",
    "Exit code: 0 explained, 2 wrong usage, 3 nothing in the text is known.",
  ].join("\n"),
  takesArguments: true,
  options: [
    { name: "exchange", value: "ID", help: "whose error it is, where the text does not say" },
    { name: "status", value: "HTTP", help: "the HTTP status it came with" },
    { name: "format", short: "f", value: "FORMAT", choices: ["text", "json"], help: "how to print it" },
  ],
  examples: [
    { command: "keyguard explain -- -2015", does: "a code" },
    { command: "tail -50 bot.log | keyguard explain", does: "the end of a log" },
    { command: "keyguard explain --exchange okx 50119", does: "a code of one exchange" },
    { command: "keyguard explain KG_CONFIG_INVALID", does: "one of keyguard's own" },
  ],
  run,
};
