import type { Severity } from "@keyguard/core";
import type { Exchange } from "@keyguard/exchanges";
import type { Assembled, SlottedValue } from "./assembly/part.ts";
import type { DetectedPart, Detection } from "./detection.ts";
import { beginsLikePublishedKey } from "./published.ts";
import type { PathHints } from "./judgement/place.ts";
import { lower } from "./judgement/severity.ts";
import type { FileContext } from "./labels/file-context.ts";
import type { Label } from "./labels/label.ts";
import { proofStrength } from "./proofs/proof.ts";
import { shownName } from "./shown-name.ts";
import type { SourceText } from "./text/source-text.ts";

/** What is known of the text in which a credential was found. */
export interface Context {
  readonly source: SourceText;
  readonly file: FileContext;
  readonly hints: PathHints;
}

const PAGE_UNKNOWN =
  "Find the service that issued it, revoke it there, and put its successor into a store, not into a file.";

function remedyFor(exchange: Exchange | undefined): string {
  return exchange === undefined
    ? PAGE_UNKNOWN
    : `Delete this key at ${exchange.keyManagement.page} now, then make a new one that is bound to an address and cannot withdraw.`;
}

function severityOf(
  { exchange, grammar }: Label,
  { whole, signs }: { readonly whole: boolean; readonly signs: boolean },
  test: boolean,
): Severity {
  let severity: Severity = "medium";
  if (!signs) severity = exchange === undefined ? "medium" : "low";
  else if (exchange !== undefined)
    severity = grammar?.severity ?? (grammar?.environment === "test" ? "low" : whole ? "critical" : "high");
  else if (whole) severity = "high";
  return test && severity !== "low" ? lower(severity) : severity;
}

/** A credential as it is reported: how bad it is, why it is believed, and what to do first. */
export function describe(
  context: Context,
  parts: Assembled,
  label: Label,
  completed: readonly DetectedPart[],
): Detection {
  const { hints } = context;
  const kinds = completed.map(({ kind }) => kind);
  const { exchange, grammar } = label;
  const sandbox = grammar?.environment === "test" || isSandbox(context, parts);
  const name = exchange?.name ?? "an unknown service";
  const whole = kinds.includes("key") && (kinds.includes("secret") || kinds.includes("private-key"));
  const secret =
    completed.find(({ kind }) => kind !== "key" && kind !== "passphrase") ??
    completed.find(({ kind, text }) => kind === "key" || !/^\d+$/u.test(text)) ?? // a user's number opens nothing
    completed[0];
  const signs = secret !== undefined && secret.kind !== "key";
  const what = whole ? listOf(kinds) : !signs ? "API key" : secret.kind === "token" ? "API token" : "API secret";
  const alone = whole || secret?.kind === "token";
  const copied = secret !== undefined && beginsLikePublishedKey(secret.text);
  const identifies = !signs && /client[_-]?id$|key[_-]?id$/iu.test(parts.key?.slot.name ?? "");
  const severity =
    (sandbox && exchange !== undefined) || copied || identifies
      ? "low"
      : severityOf(label, { whole, signs }, hints.test);
  return {
    ruleId:
      exchange === undefined
        ? whole
          ? "api-credential"
          : !signs
            ? "generic-api-key"
            : "generic-api-secret"
        : !signs
          ? `${exchange.id}-key`
          : `${exchange.id}-credential`,
    exchange: exchange?.id ?? null,
    severity,
    confidence:
      label.basis === "name" && grammar !== undefined && whole
        ? "high"
        : whole || grammar !== undefined
          ? "medium"
          : "low",
    message: `${sandbox ? "Test " : ""}${what} of ${name}${alone ? "" : ", without its other half"}`,
    evidence: [...evidenceOf(parts, label), ...(copied ? ["it begins like a published key"] : [])],
    attackerCould: consequences(exchange, signs, sandbox),
    remedy: remedyFor(exchange),
    parts: completed,
    provesItself: [parts.key, parts.secret].some((value) => provesGrammar(value, label)),
    identity: secret?.text ?? "",
  };
}

/** True where the exchange issues what a derivation or a checksum proves, such as a key pair of a chain. */
function provesGrammar(value: SlottedValue | undefined, { grammar }: Label): boolean {
  if (value === undefined || grammar === undefined) return false;
  return value.fits.some(
    (ref) => ref.grammar === grammar && ref.part.proof !== undefined && proofStrength(ref.part.proof) === "certain",
  );
}

/** `key, secret and passphrase`. */
function listOf(kinds: readonly string[]): string {
  const words = kinds.map((kind) => (kind === "private-key" ? "private key" : kind));
  const order = ["key", "secret", "private key", "passphrase"];
  words.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const text = `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function evidenceOf(parts: Assembled, label: Label): string[] {
  const reasons = [parts.because];
  const names = [parts.key, parts.secret].map((value) => value?.slot.name).filter((name) => name !== undefined);
  for (const name of new Set(names)) reasons.push(`the slot is called ${shownName(name)}`);
  reasons.push(label.because);
  if (label.grammar !== undefined && label.basis === "name") reasons.push("the shape is the one this exchange issues");
  return reasons;
}

function consequences(exchange: Exchange | undefined, signs: boolean, sandbox: boolean): string {
  if (sandbox) return "trade on a test network, where nothing is at stake";
  if (exchange === undefined) return "use the service in the owner's name";
  if (!signs) return "tell whose account it is; without the secret nothing can be signed";
  return `sign requests to ${exchange.name}: read balances, trade, and withdraw where the key may`;
}

/** Bytes of its line before and after a credential: a page may be one line. */
const BESIDE = 2_000;
/** `is_testnet` asks; what it is answered says more. */
const SANDBOX = /(?<!is_?)(?:testnet|sandbox|paper|demo(?![a-z])|staging)/iu;

/** True when the credential's own slots, record or line say that it is for a test network. */
function isSandbox({ source }: Context, { key, secret }: Assembled): boolean {
  const value = key ?? secret;
  if (value === undefined) return false;
  if ([key, secret].some((part) => SANDBOX.test(part?.slot.name ?? ""))) return true;
  if (SANDBOX.test(value.scopes[0]?.title ?? "")) return true;
  const start = Math.max(source.lineStart(value.line), value.start - BESIDE);
  const beside = source.slice(start, Math.min(source.lineEnd(value.line), value.end + BESIDE));
  return /(?:testnet|sandbox|paper|demo)["']?\s*(?:=>|[=:])\s*["']?(?:true|1|yes)/iu.test(beside);
}
