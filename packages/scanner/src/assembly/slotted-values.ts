import { isIdentifierLike, isWordy } from "../judgement/wordy.ts";
import { notASecret } from "../judgement/placeholder.ts";
import { isAddressLike, isEvmAddress, isPublicValue } from "../judgement/public-value.ts";
import { type Quality, qualityOf } from "../judgement/quality.ts";
import { exchangesOfHeader } from "../labels/exchange-names.ts";
import type { Libraries } from "../libraries.ts";
import { prove } from "../proofs/proof.ts";
import { endsLabel, isBracketed, isMark } from "../slots/blanks.ts";
import { isCellQuote, isInBareRow, isInQuotedRow, readCell, readQuotedCell } from "../slots/read-cell.ts";
import { readFileSlot } from "../slots/read-file-slot.ts";
import { asKeyHalf, isPublicHalf } from "../slots/public-half.ts";
import { readSlot } from "../slots/read-slot.ts";
import { scopesOf } from "../slots/scope.ts";
import type { Slot } from "../slots/slot.ts";
import { mayBeStray } from "../slots/stray.ts";
import { flags } from "../text/byte-flags.ts";
import { SourceText } from "../text/source-text.ts";
import { decodeValue } from "../values/decode-value.ts";
import { exchangeParts, exchangePemParts, type PartRef } from "../values/exchange-parts.ts";
import { isBraced, isNumber, LONGEST_VALUE, type Stretch } from "../values/extract.ts";
import { brokenBlocks, type PemBlock, pemBlocks } from "../values/pem.ts";
import { halfOf } from "./pair.ts";
import type { SlottedValue } from "./part.ts";
import { isInside, withoutLead, withoutPieces } from "./without-pieces.ts";

/** Whoever signs in with less is called by a name. */
const SHORTEST_KEY = 8;

/** The values of a stretch with their slots: none where its slot says that it is no secret, two where it is a pair in base64. */
function slotted(source: SourceText, value: Stretch, libraries: Libraries): SlottedValue[] {
  if (isIdentifier(source, value))
    return mayBeStray(source, value)
      ? [asValue(source, value, libraries, true)].filter((found) => found !== undefined)
      : [];
  const decoded = decodeValue(value.text);
  if (decoded === undefined) return [asValue(source, value, libraries)].filter((found) => found !== undefined);
  const pair = /^([!-9;-~]{1,200}):([!-~]{8,400})$/u.exec(decoded);
  if (
    pair?.[1] !== undefined &&
    pair[2] !== undefined &&
    /\bBasic["'`\s]*$/u.test(source.slice(Math.max(0, value.start - 20), value.start))
  ) {
    const secret = asHalf(source, value, pair[2], "secret");
    return pair[1].length < SHORTEST_KEY ? [secret] : [asHalf(source, value, pair[1], "key"), secret];
  }
  const pem = decoded.includes("PRIVATE KEY-----") ? asPem(source, value, decoded) : undefined;
  if (pem !== undefined) return [pem];
  const inner =
    decoded.length <= LONGEST_VALUE && /^[!-~]{8,}$/u.test(decoded.trim())
      ? { ...value, text: decoded.trim() }
      : undefined;
  const found = inner === undefined ? undefined : asValue(source, inner, libraries);
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

/** A block of a sealed secret, whose values are worth nothing without the cluster's key. */
const ENCRYPTED = /encrypted[_-]?data/iu;

/** `PASSWORD_INTERFACE_GUID`: the identifier of something. */
const NAMES_ID = /(?:gu|uu|cls|i)id\d*$/iu;
/** `0024_api_key.sql`: the name of a file, beside its digest. */
const NAMES_FILE =
  /\w\.(?:[cm]?[jt]sx?|py|go|rs|java|cs|rb|php|sql|sh|json|ya?ml|toml|html|css|wasm|so|dll|exe|zip|gz|png|svg|[vz]key|ptau|(?:cs|fs|vb)proj|sln)$/iu;
/** `<UserSecretsId>`: the name of a store. */
const NAMES_STORE = /secretsid$/iu;

/** `secure: …` of Travis and AppVeyor, `<password>{…}` of Maven: only they can read it; `$2a$10$…` of bcrypt nobody. */
const SEALED = /\bsecure:\s{0,4}["']?$|<(?:password|passphrase)>\{$|\$2[abxy]?\$\d\d\$[\w./]{0,48}$/u;

/** `h1:…`, `sha256-…`: what a digest is of, in locks of modules. */
const DIGEST = /(?:^|[^A-Za-z\d])(?:h1|sha(?:1|256|384|512)|md5)[:-]$/u;
/** The fingerprint of an OpenPGP key, and what such is called. */
const FINGERPRINT = /^[\dA-F]{40}$/u;
const OF_OPENPGP = /key[ _-]?id|fingerprint|[pg][gp][pg]|signing|encryption/iu;

/** `rpcauth=user:SALT$HASH`, and the salt of a hashed password beside it: only who knows the password can use it. */
const SALT = /^[\da-f]{16,64}$/u;
const HASH_BEHIND = /^\$[\da-f]{32,128}(?![\da-f])/u;
const SALT_BESIDE = /^[\\"']{1,4}\s{0,2},\s{0,40}[\\"']{1,4}salt[\\"']/iu;
/** What only the beginning of is shown: `"NlFBTTMw…WWh..."`; a bare value as long as its exchange issues them ends a sentence. */
const GOES_ON = /^(?:\.{3}|\u00e2\u20ac\u00a6)/u; // an ellipsis, byte for byte

/** Where text says more of a value than a slot's name does: it is sealed, hashed, a digest, cut off, the address of a file, or a file itself. */
function isSaidOtherwise(
  source: SourceText,
  { start, end, text }: Stretch,
  quality: Quality,
  fits: readonly PartRef[],
): boolean {
  const before = source.slice(Math.max(0, start - 60), start);
  if (DIGEST.test(before) || (FINGERPRINT.test(text) && OF_OPENPGP.test(before))) return true;
  if (SEALED.test(before) || (quality === "uuid" && DOWNLOAD.test(before))) return true;
  if (TELLS_BEHIND[source.bytes[end] ?? 0] === 1) {
    const behind = source.slice(end, end + LONGEST_BEHIND);
    const mayBeWhole = fits.length > 0 && !/["'`]$/u.test(before);
    if (!mayBeWhole && GOES_ON.test(behind)) return true;
    if (SALT_BESIDE.test(behind) || (SALT.test(text) && HASH_BEHIND.test(behind))) return true;
  }
  return /^\/?(?:var|tmp|usr|home|etc|opt|private|factory|ibc)\//u.test(text);
}

/** As much of what stands behind a value is looked at. */
const LONGEST_BEHIND = 132;
/** What it begins with where it says something. */
const TELLS_BEHIND = flags(".$\"'\\\u00e2");

/** The address of a file in a storage bucket whose owner lets everyone read it. */
const DOWNLOAD = /[?&]alt=media&token=$/u;

/** True for a key of a map, `"…":`, that follows another item: what stands before it names that one. */
function isLaterKey({ bytes }: SourceText, { start, end }: Stretch, slot: Slot): boolean {
  if (slot.from >= start || (bytes[end] !== 34 && bytes[end] !== 39) || bytes[start - 1] !== bytes[end]) return false;
  if (slot.form !== "named" && slot.after === undefined) return false;
  let next = end + 1;
  while (bytes[next] === 32) next += 1;
  let p = start - 2;
  while (start - p < LONGEST_INDENT && (bytes[p] === 32 || bytes[p] === 9 || bytes[p] === 10 || bytes[p] === 13))
    p -= 1;
  return bytes[next] === 58 && bytes[next + 1] !== 58 && bytes[p] === 44;
}

/** True where the name and the value's form say together that it is an identifier or a digest. */
function isNamedForMore({ name = "" }: Slot, quality: Quality): boolean {
  if (quality !== "uuid" && quality !== "hex") return false;
  return NAMES_FILE.test(name) || (quality === "uuid" && (NAMES_ID.test(name) || NAMES_STORE.test(name)));
}

const AWS_KEY_ID = /^A(?:KI|SI)A[A-Z2-7]{16}$/u;

/** The parts without those whose key pair the value is not: 64 bytes of base64 are anyone's. */
function provenParts(text: string, libraries: Libraries): readonly PartRef[] {
  if (AWS_KEY_ID.test(text)) return []; // of Alpaca's keys one in a thousand begins so
  const parts = exchangeParts(text);
  if (!parts.some(({ part }) => part.proof === "ed25519-pair")) return parts;
  const proven = prove("ed25519-pair", text, libraries.proofs);
  if (proven === "unknown") libraries.want("proofs");
  return proven === "no" ? parts.filter(({ part }) => part.proof !== "ed25519-pair") : parts;
}

function asValue(source: SourceText, value: Stretch, libraries: Libraries, named = false): SlottedValue | undefined {
  const fits = provenParts(value.text, libraries);
  const quality = qualityOf(value.text);
  if (fits.length === 0 && (quality === "none" || value.text.length < 16 || value.text.includes("://")))
    return undefined;
  const distinctive = fits.some(({ part }) => part.distinctive === true);
  // A name, not a value: `private_key = ed25519.Ed25519PrivateKey…`, `"signing-key": "v1CreateSigningKey"`.
  if (!distinctive && isIdentifierLike(value.text)) return undefined;
  const slot = asKeyHalf(source, value, slotOf(source, value));
  if (slot.role?.role === "not-a-secret" || isNamedForMore(slot, quality) || isLaterKey(source, value, slot))
    return undefined;
  if (isSaidOtherwise(source, value, quality, fits) || isPublicHalf(source, value, slot)) return undefined;
  if (isEvmAddress(value.text) && slot.form === "named" && slot.role?.strong === true) return undefined;
  if (isPublicValue(value.text) || isAddressLike(value.text, slot.form === "named" && slot.role?.role !== "token"))
    return undefined;
  const stray = named || (!distinctive && !isPossible(slot, value.text));
  if (stray && (quality === "none" || !mayBeStray(source, value))) return undefined;
  if (notASecret(value.text) !== undefined) return undefined;
  const scopes = scopesOf(source, value.start);
  if (scopes.some(({ title }) => ENCRYPTED.test(title))) return undefined;
  return { ...value, quality, line: source.lineOf(value.start), slot, fits, scopes, ...(stray && { stray }) };
}

/** By the name before it, else by the heading of its column. */
function slotOf(source: SourceText, value: Stretch): Slot {
  const slot = readQuotedCell(source, value.start) ?? readSlot(source, value.start, value.end);
  if (slot.form === "other" && slot.name !== undefined && exchangesOfHeader(slot.name).length > 0) {
    return { ...slot, form: "named", role: { role: "key", strong: true, stem: "" } };
  }
  if (slot.form === "named" || (slot.quoted && !isCellQuote(source, value.start))) return slot;
  return readCell(source, value.start) ?? (slot.form === "line" ? (readFileSlot(source, slot) ?? slot) : slot);
}

const TABLE = /\.(?:csv|tsv|txt|log|md|out|rst|adoc)$|(?:^|\/)[^.]+$/iu;
/** `, ( [ { & * ! + ; ) ] <`: what stands before it is code, so a bare word after it is a name. */
const CODE = new Set([44, 40, 91, 123, 38, 42, 33, 43, 59, 41, 93, 60]);

/** Files in which a list of bare words is data. */
const DATA = /\.(?:ya?ml|toml|ini|cfg|conf|properties|env[\w.-]*)$|(?:^|\/)\.env[^/]*$/iu;
/** Blanks and line ends that may stand before an item of a list in code. */
const LONGEST_INDENT = 80;

/** The last byte before a value on its line; before an item alone on its line, that of the line above. */
function byteBefore({ bytes, path }: SourceText, { start, end }: Pick<Stretch, "start" | "end">): number {
  const isItem = bytes[end] === 44 && !DATA.test(path);
  const isPassed = (p: number): boolean =>
    bytes[p] === 32 || bytes[p] === 9 || (isItem && start - p < LONGEST_INDENT && (bytes[p] === 10 || bytes[p] === 13));
  let p = start - 1;
  while (p >= 0 && isPassed(p)) p -= 1;
  return p;
}

/** `  BLS12_381SecretKey = "…"`: a name alone before an equals sign and a literal. */
function isAssigned({ bytes }: SourceText, start: number, end: number): boolean {
  let p = end;
  while (bytes[p] === 32 || bytes[p] === 9) p += 1;
  if (p === end || bytes[p] !== 61) return false;
  p += bytes[p + 1] === 32 ? 2 : 1;
  if (bytes[p] !== 34 && bytes[p] !== 39) return false;
  let q = start - 1;
  while (bytes[q] === 32 || bytes[q] === 9) q -= 1;
  return q < 0 || bytes[q] === 10;
}

/** `KEYS=…,…`: behind a value in a file of settings; `iv:…` is a member. */
function isSecondOfTwo(source: SourceText, { start, end }: Pick<Stretch, "start" | "end">): boolean {
  if (source.bytes[start - 1] !== 44 || !DATA.test(source.path) || source.slice(start, end).includes(":")) return false;
  return /=[\w+/-]{12,128}={0,2},$/u.test(source.slice(Math.max(0, start - 140), start));
}

/** True for a bare word in a place where only the name of something can stand: cheap, and before all else. */
function isIdentifier(source: SourceText, { start, end }: Stretch): boolean {
  const { bytes } = source;
  if (isBraced(source, { start, end }) || isNumber(source, start)) return false;
  if (bytes[end] === 40 && bytes[start - 1] === 32) return true; // `AccessKey findOneByAppIdAndId(`
  if (isAssigned(source, start, end)) return true;
  const p = byteBefore(source, { start, end });
  if (!CODE.has(bytes[p] ?? 0) || TABLE.test(source.path) || isMark(bytes, p) || endsLabel(bytes, p)) return false;
  if (isSecondOfTwo(source, { start, end })) return false;
  // `X-Key: […]`, `API key […]`
  if ((bytes[start - 3] === 58 || bytes[start - 1] === 91) && isBracketed(bytes, start, end)) return false;
  if (p === start - 1 && (bytes[p] === 44 || bytes[p] === 59) && isInBareRow(source, start)) return false;
  if (bytes[p] === 44 && isInQuotedRow(source, start)) return false;
  // `[[…]]` of Lua and `q{…}` of Perl are string literals.
  return !(bytes[p] === 91 && bytes[p - 1] === 91) && !/\bq[qw]?[{(]$/u.test(source.slice(Math.max(0, p - 3), p + 1));
}

/** Can a secret stand in this slot? Without quotes, an argument is the name of something. */
function isPossible(slot: Slot, text: string): boolean {
  if (slot.form === "other" || slot.role?.role === "not-a-secret") return false;
  if (slot.form === "named") return slot.role?.strong === true || !isWordy(text);
  return (slot.form === "line" || slot.form === "field" || slot.quoted) && !isWordy(text);
}

/** A named value that is the base64 of a whole PEM block. */
function asPem(source: SourceText, value: Stretch, decoded: string): SlottedValue | undefined {
  const [block] = pemBlocks(new SourceText(new TextEncoder().encode(decoded), source.path));
  const slot = readSlot(source, value.start, value.end);
  if (block === undefined || slot.form !== "named") return undefined;
  const place = { start: value.start, end: value.end };
  return {
    ...place,
    text: block.text,
    encoding: "base64",
    quality: "mixed",
    line: source.lineOf(value.start),
    slot: { ...slot, role: { role: "private-key", strong: true, stem: slot.role?.stem ?? "" } },
    fits: exchangePemParts(block.label),
    scopes: scopesOf(source, value.start),
  };
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

/** Distinctive values without a name take the half that their shape says. */
export function withHalf(value: SlottedValue): SlottedValue {
  if (halfOf(value) !== undefined) return value;
  const ref = value.fits.find(({ part }) => part.distinctive === true);
  if (ref === undefined) return value;
  const role = ref.part.kind === "key" ? ("key" as const) : ("secret" as const);
  return { ...value, slot: { ...value.slot, role: { role, strong: false, stem: "" } } };
}

/**
 * Every value of a text that may be a part of a credential, with its slot, in order of place.
 *
 * @param values what the kernel saw
 * @param libraries notes the curve when a key pair is to be proven and it is not there
 */
export function slottedValues(source: SourceText, values: readonly Stretch[], libraries: Libraries): SlottedValue[] {
  const blocks = values.length === 0 ? [] : pemBlocks(source);
  const passed = values.length === 0 ? [] : [...blocks, ...brokenBlocks(source)];
  const plain = values
    .filter((value) => !isInside(value, passed))
    .flatMap((value) => slotted(source, value, libraries));
  const whole = withoutLead(plain);
  const [strays, placed] = [whole.filter(({ stray }) => stray === true), whole.filter(({ stray }) => stray !== true)];
  const kept = withoutPieces(source, placed);
  const free = withoutPieces(source, strays).filter(
    (one) => !kept.some((other) => isInside(one, [other]) || isInside(other, [one])),
  );
  return [...kept, ...free, ...blocks.map((block) => slottedPem(source, block))].sort((a, b) => a.start - b.start);
}
