import type { Severity } from "@keyguard/core";
import type { CredentialGrammar, Exchange } from "@keyguard/exchanges";
import { halfOf, loneArguments, pairNamed, pairNeighbours } from "./assembly/pair.ts";
import type { Assembled, SlottedValue } from "./assembly/part.ts";
import { findPart, shortParts } from "./assembly/short-parts.ts";
import type { DetectedPart, Detection } from "./detection.ts";
import { type PathHints, pathHints } from "./judgement/place.ts";
import { notASecret } from "./judgement/placeholder.ts";
import { qualityOf } from "./judgement/quality.ts";
import { lower } from "./judgement/severity.ts";
import { FileContext, type Label, labelOf } from "./labels/label.ts";
import { exchangesOfHeader } from "./labels/mentions.ts";
import { isDense, isWordy } from "./judgement/wordy.ts";
import { readCell } from "./slots/read-cell.ts";
import { readRole } from "./slots/roles.ts";
import { readSlot } from "./slots/read-slot.ts";
import { scopesOf } from "./slots/scope.ts";
import type { Slot } from "./slots/slot.ts";
import type { SourceText } from "./text/source-text.ts";
import { decodeValue } from "./values/decode-value.ts";
import { exchangeParts, exchangePemParts } from "./values/exchange-parts.ts";
import type { Stretch } from "./values/extract.ts";
import { type PemBlock, pemBlocks } from "./values/pem.ts";

/** The values of a stretch with their slots: none where its slot says that it is no secret, two where it is a pair in base64. */
function slotted(source: SourceText, value: Stretch): SlottedValue[] {
  if (isIdentifier(source, value.start)) return [];
  const decoded = decodeValue(value.text);
  if (decoded === undefined) return [asValue(source, value)].filter((found) => found !== undefined);
  const pair = /^([!-9;-~]{8,200}):([!-~]{8,400})$/u.exec(decoded);
  if (
    pair?.[1] !== undefined &&
    pair[2] !== undefined &&
    /\bBasic["'`\s]*$/u.test(source.slice(Math.max(0, value.start - 20), value.start))
  ) {
    return [asHalf(source, value, pair[1], "key"), asHalf(source, value, pair[2], "secret")];
  }
  const inner = /^[!-~]{8,}$/u.test(decoded.trim()) ? { ...value, text: decoded.trim() } : undefined;
  const found = inner === undefined ? undefined : asValue(source, inner);
  return found?.slot.form === "named" ? [{ ...found, encoding: "base64" }] : [];
}

/** One half of `Authorization: Basic`, which is the base64 of `KEY:SECRET`. */
function asHalf(source: SourceText, value: Stretch, text: string, role: "key" | "secret"): SlottedValue {
  const slot: Slot = {
    form: "named",
    name: "Authorization: Basic",
    role: { role, strong: true, stem: "" },
    callee: undefined,
    after: undefined,
    from: value.start,
    quoted: true,
  };
  return {
    ...value,
    text,
    encoding: "base64",
    quality: qualityOf(text),
    line: source.lineOf(value.start),
    slot,
    fits: exchangeParts(text),
    scopes: scopesOf(source, value.start),
  };
}

function asValue(source: SourceText, value: Stretch): SlottedValue | undefined {
  const fits = exchangeParts(value.text);
  const quality = qualityOf(value.text);
  if (fits.length === 0 && (quality === "none" || value.text.length < 16)) return undefined;
  const slot = slotOf(source, value);
  const distinctive = fits.some(({ part }) => part.distinctive === true);
  if (!distinctive && !isPossible(slot, value.text)) return undefined;
  if (notASecret(value.text) !== undefined) return undefined;
  return { ...value, quality, line: source.lineOf(value.start), slot, fits, scopes: scopesOf(source, value.start) };
}

/** By the name before it, else by the heading of its column. */
function slotOf(source: SourceText, value: Stretch): Slot {
  const slot = readSlot(source, value.start, value.end);
  if (slot.form === "other" && slot.name !== undefined && exchangesOfHeader(slot.name).length > 0) {
    return { ...slot, form: "named", role: { role: "key", strong: true, stem: "" } };
  }
  if (slot.form === "named" || slot.quoted) return slot;
  return readCell(source, value.start) ?? (slot.form === "line" ? (fileSlot(source, slot) ?? slot) : slot);
}

/** A file that holds one value and nothing else is named for it: `kraken_secret.txt`. */
function fileSlot(source: SourceText, slot: Slot): Slot | undefined {
  if (source.length > 2_000 || source.text.trim().includes("\n")) return undefined;
  const name =
    source.path
      .split("/")
      .at(-1)
      ?.replace(/\.\w+$/u, "") ?? "";
  const role = readRole(name);
  return role === undefined ? undefined : { ...slot, form: "named", name, role };
}

const TABLE = /\.(?:csv|tsv|txt|log|md|out|rst|adoc)$|(?:^|\/)[^.]+$/iu;
/** `, ( [ { & * ! + ; ) ] <`: what stands before it is code, so a bare word after it is a name. */
const CODE = new Set([44, 40, 91, 123, 38, 42, 33, 43, 59, 41, 93, 60]);

/** True for a bare word in a place where only the name of something can stand: cheap, and before all else. */
function isIdentifier(source: SourceText, start: number): boolean {
  const { bytes } = source;
  let p = start - 1;
  while (p >= 0 && (bytes[p] === 32 || bytes[p] === 9)) p -= 1;
  if (!CODE.has(bytes[p] ?? 0) || TABLE.test(source.path)) return false;
  // `[[…]]` of Lua and `q{…}` of Perl are string literals.
  return !(bytes[p] === 91 && bytes[p - 1] === 91) && !/\bq[qw]?[{(]$/u.test(source.slice(Math.max(0, p - 3), p + 1));
}

/** Can a secret stand in this slot? Without quotes, an argument is the name of something. */
function isPossible(slot: Slot, text: string): boolean {
  if (slot.form === "other" || slot.role?.role === "not-a-secret") return false;
  if (slot.form === "named") return slot.role?.strong === true || !isWordy(text);
  return (slot.form === "line" || slot.quoted) && !isWordy(text);
}

/** A PEM block: whatever its slot says, it is the half that signs. */
function slottedPem(source: SourceText, block: PemBlock): SlottedValue {
  const slot = readSlot(source, block.start, block.end);
  const value = {
    ...block,
    quality: "mixed" as const,
    line: source.lineOf(block.start),
    fits: exchangePemParts(block.label),
    scopes: scopesOf(source, block.start),
  };
  if (halfOf({ slot }) === "secret" || (slot.form === "argument" && slot.after !== undefined))
    return { ...value, slot };
  const role = { role: "private-key" as const, strong: true, stem: slot.role?.stem ?? "" };
  return { ...value, slot: { ...slot, form: "named", role, name: slot.name ?? block.label } };
}

function isInside(value: Stretch, blocks: readonly Stretch[]): boolean {
  return blocks.some((block) => value.start >= block.start && value.start < block.end);
}

/** A piece of a longer value that has a shape is not a value of its own. */
function withoutPieces(values: readonly SlottedValue[]): SlottedValue[] {
  const whole = values.filter(({ fits }) => fits.length > 0);
  return values.filter(
    (value) =>
      !whole.some(
        (other) =>
          other !== value &&
          other.start <= value.start &&
          other.end >= value.end &&
          other.end - other.start > value.end - value.start,
      ),
  );
}

/** Distinctive values without a name take the half that their shape says. */
function withHalf(value: SlottedValue): SlottedValue {
  if (halfOf(value) !== undefined) return value;
  const ref = value.fits.find(({ part }) => part.distinctive === true);
  if (ref === undefined) return value;
  const role = ref.part.kind === "key" ? ("key" as const) : ("secret" as const);
  return { ...value, slot: { ...value.slot, role: { role, strong: false, stem: "" } } };
}

interface Context {
  readonly source: SourceText;
  readonly file: FileContext;
  readonly hints: PathHints;
}

/** Everything that exchanges issue, and pairs and secrets in named slots of services that are not known. */
export function detectExchanges(source: SourceText, values: readonly Stretch[]): Detection[] {
  const blocks = values.length === 0 ? [] : pemBlocks(source);
  const plain = values.filter((value) => !isInside(value, blocks)).flatMap((value) => slotted(source, value));
  const all = [...withoutPieces(plain), ...blocks.map((block) => slottedPem(source, block))].sort(
    (a, b) => a.start - b.start,
  );
  if (all.length === 0) return [];
  const context: Context = { source, file: new FileContext(source), hints: pathHints(source.path) };
  const neighbours = pairNeighbours(all.filter((value) => halfOf(value) === undefined));
  const paired = new Set(neighbours.flatMap(({ key, secret }) => [key, secret]));
  const named = all
    .filter((value) => !paired.has(value))
    .map(withHalf)
    .filter((value) => halfOf(value) !== undefined);
  const lone = loneArguments(
    all.filter((value) => !paired.has(value) && !named.some(({ start }) => start === value.start)),
  );
  const assembled = [...pairNamed(named), ...neighbours, ...lone];
  const detections: Detection[] = [];
  const taken = assembled.flatMap(({ key, secret }) => [key, secret]).filter((value) => value !== undefined);
  for (const parts of assembled) {
    const detection = judge(context, parts, taken);
    if (detection !== undefined) detections.push(detection);
  }
  return detections;
}

/** A named pair or a half of one, completed, labelled and weighed; undefined when it is too little to report. */
function judge(context: Context, parts: Assembled, taken: readonly Stretch[]): Detection | undefined {
  const { key, secret } = parts;
  const values = [key, secret].filter((value) => value !== undefined);
  const label = labelOf(context.file, parts);
  const namedSlot = values.some(({ slot }) => slot.form === "named");
  const convincing = namedSlot || isKeyFile(context, parts) || (bothMixed(parts) && !inLongFile(context, parts));
  if (!convincing && (label.basis !== "name" || label.grammar === undefined)) return undefined;
  if (label.exchange === undefined || label.grammar === undefined) {
    if (!isConvincing(context, parts, label)) return undefined;
  }
  const completed = complete(context.source, parts, label, taken);
  // One argument without a name is nothing; with a short key before it, it is a pair.
  if (!namedSlot && key === undefined && !completed.some(({ kind }) => kind === "key")) return undefined;
  return describe(context, parts, label, completed);
}

/** A small file that is named for keys and holds bare lines. */
function isKeyFile({ source }: Context, { key, secret }: Assembled): boolean {
  if (key?.slot.form !== "line" || secret?.slot.form !== "line" || source.lineCount > 8) return false;
  const name =
    source.path
      .split("/")
      .at(-1)
      ?.replace(/\.\w+$/u, "") ?? "";
  return readRole(name) !== undefined;
}

/** Bare lines say something in a small file only: a long one has room for anything. */
function inLongFile({ source }: Context, { key }: Assembled): boolean {
  return key?.slot.form === "line" && source.lineCount > 12;
}

function bothMixed({ key, secret }: Assembled): boolean {
  return (
    key !== undefined &&
    secret !== undefined &&
    [key, secret].every(({ quality, text }) => quality === "mixed" && text.length >= 18 && isDense(text))
  );
}

/** Without a known shape, the slot's name and the value's randomness must speak for themselves. */
function isConvincing({ hints }: Context, { key, secret }: Assembled, label: Label): boolean {
  if (hints.digests) return false;
  const value = secret ?? key;
  if (value === undefined || value.quality === "none" || isWordy(value.text)) return false;
  const { quality } = value;
  if (key !== undefined && secret !== undefined) return true;
  const strong = value.slot.role?.strong === true;
  if (label.exchange !== undefined) return strong || quality === "mixed";
  if (!strong || hints.bundle) return false;
  return secret !== undefined || quality === "mixed" || value.text.length >= 32;
}

const PAGE_UNKNOWN =
  "Find the service that issued it, revoke it there, and put its successor into a store, not into a file.";

function remedyFor(exchange: Exchange | undefined): string {
  return exchange === undefined
    ? PAGE_UNKNOWN
    : `Delete this key at ${exchange.keyManagement.page} now, then make a new one that is bound to an address and cannot withdraw.`;
}

function severityOf(
  exchange: Exchange | undefined,
  grammar: CredentialGrammar | undefined,
  parts: Assembled,
  test: boolean,
): Severity {
  let severity: Severity = "medium";
  if (parts.secret === undefined) severity = exchange === undefined ? "medium" : "low";
  else if (exchange !== undefined)
    severity =
      grammar?.severity ?? (grammar?.environment === "test" ? "low" : parts.key === undefined ? "high" : "critical");
  else if (parts.key !== undefined) severity = "high";
  return test && severity !== "low" ? lower(severity) : severity;
}

function describe(context: Context, parts: Assembled, label: Label, completed: readonly DetectedPart[]): Detection {
  const { hints } = context;
  const kinds = completed.map(({ kind }) => kind);
  const { exchange, grammar } = label;
  const sandbox = grammar?.environment === "test" || isSandbox(context, parts);
  const name = exchange?.name ?? "an unknown service";
  const whole = kinds.includes("key") && (kinds.includes("secret") || kinds.includes("private-key"));
  const what = whole ? listOf(kinds) : parts.secret === undefined ? "API key" : "API secret";
  const secret = completed.find(({ kind }) => kind === "secret" || kind === "private-key") ?? completed[0];
  const severity = sandbox && exchange !== undefined ? "low" : severityOf(exchange, grammar, parts, hints.test);
  return {
    ruleId:
      exchange === undefined
        ? whole
          ? "api-credential"
          : parts.secret === undefined
            ? "generic-api-key"
            : "generic-api-secret"
        : parts.secret === undefined
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
    message: `${sandbox ? "Test " : ""}${what} of ${name}${whole ? "" : ", without its other half"}`,
    evidence: evidenceOf(parts, label),
    attackerCould: consequences(exchange, parts, sandbox),
    remedy: remedyFor(exchange),
    parts: completed,
    identity: secret?.text ?? "",
  };
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
  for (const value of [parts.key, parts.secret]) {
    if (value?.slot.name !== undefined) reasons.push(`the slot is called ${value.slot.name.slice(0, 60)}`);
  }
  reasons.push(label.because);
  if (label.grammar !== undefined && label.basis === "name") reasons.push("the shape is the one this exchange issues");
  return reasons;
}

function consequences(exchange: Exchange | undefined, parts: Assembled, sandbox: boolean): string {
  if (sandbox) return "trade on a test network, where nothing is at stake";
  if (exchange === undefined) return "use the service in the owner's name";
  if (parts.secret === undefined) return "tell whose account it is; without the secret nothing can be signed";
  return `sign requests to ${exchange.name}: read balances, trade, and withdraw where the key may`;
}

const SANDBOX = /testnet|sandbox|paper|demo(?![a-z])|staging/iu;

/** True when the credential's own slots, record or line say that it is for a test network. */
function isSandbox({ source }: Context, { key, secret }: Assembled): boolean {
  const value = key ?? secret;
  if (value === undefined) return false;
  if ([key, secret].some((part) => SANDBOX.test(part?.slot.name ?? ""))) return true;
  if (SANDBOX.test(value.scopes[0]?.title ?? "")) return true;
  return /(?:testnet|sandbox|paper|demo)["']?\s*(?:=>|[=:])\s*["']?(?:true|1|yes)/iu.test(source.line(value.line));
}

/** Adds a passphrase and a short key id from around the credential. */
function complete(
  source: SourceText,
  parts: Assembled,
  { exchange, grammar }: Label,
  taken: readonly Stretch[],
): DetectedPart[] {
  const { key, secret } = parts;
  const found: DetectedPart[] = [];
  const push = ({ start, end, text }: Stretch, kind: DetectedPart["kind"]): void =>
    void found.push({ start, end, text, kind });
  if (key !== undefined) push(key, "key");
  if (secret !== undefined) push(secret, secret.slot.role?.role === "private-key" ? "private-key" : "secret");
  const beside = secret ?? key;
  if (beside === undefined || exchange === undefined) return found;
  const shape =
    grammar ?? exchange.credentials.find((candidate) => has(candidate, "passphrase")) ?? exchange.credentials[0];
  if (shape === undefined) return found;
  const wanted = (["passphrase", "key"] as const).filter(
    (kind) => has(shape, kind) && (kind === "passphrase" || key === undefined),
  );
  if (wanted.length === 0) return found;
  const own = [key, secret].filter((value) => value !== undefined);
  const from = Math.min(...own.map(({ start }) => start));
  const to = Math.max(...own.map(({ end }) => end));
  const around = shortParts(source, from, to, taken, beside.encoding !== undefined);
  for (const kind of wanted) {
    const part = findPart(source, around, { grammar: shape, kind, beside });
    if (part !== undefined) push(part, kind);
  }
  return found.sort((a, b) => a.start - b.start);
}

function has(grammar: CredentialGrammar, kind: "passphrase" | "key"): boolean {
  return grammar.parts.some((part) => part.kind === kind);
}
