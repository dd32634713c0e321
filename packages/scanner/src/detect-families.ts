import { type Severity } from "@keyguard/core";
import type { Detection } from "./detection.ts";
import type { Events } from "./events.ts";
import { FamilyContext } from "./families/family-context.ts";
import type { Family, FamilyPart } from "./families/family.ts";
import { mayHoldAnchor } from "./families/anchors.ts";
import { type FamilyMatch, findAnchored, matchWhole } from "./families/match.ts";
import { FAMILIES } from "./families/registry.ts";
import { findInUrl } from "./families/url.ts";
import { type PathHints, pathHints } from "./judgement/place.ts";
import { notASecret } from "./judgement/placeholder.ts";
import { lower } from "./judgement/severity.ts";
import { quietVectors } from "./judgement/vectors.ts";
import { isWordy } from "./judgement/wordy.ts";
import type { Libraries } from "./libraries.ts";
import { isKeystoreV3 } from "./proofs/keystore.ts";
import { needsHeavyProofs, prove, proofStrength } from "./proofs/proof.ts";
import { MOST_SHRUNK } from "./text/reach.ts";
import type { SourceText } from "./text/source-text.ts";
import type { Stretch } from "./values/extract.ts";
import { pemBlocks } from "./values/pem.ts";

/** What one text is looked at with. */
interface Context {
  readonly source: SourceText;
  readonly hints: PathHints;
  readonly libraries: Libraries;
  readonly found: Map<string, Detection>;
}

function familyOf(id: string): Family {
  const family = FAMILIES.find((candidate) => candidate.id === id);
  if (family === undefined) throw new RangeError(`no family is called ${id}`);
  return family;
}

/** Wallets, services, tokens and files that are no exchange's: what has a prefix, a proof, a host or a slot of its own. */
export function detectFamilies(source: SourceText, events: Events, libraries: Libraries): Detection[] {
  const context: Context = { source, hints: pathHints(source.path), libraries, found: new Map() };
  for (const value of events.values) {
    anchored(context, value);
    inAddress(context, value);
    whole(context, value);
  }
  if (events.values.length > 0) keyFiles(context);
  phrases(context, events.mnemonics);
  byteArrays(context, events.byteArrays);
  addresses(context, events.urls);
  const found = [...context.found.values()];
  return context.hints.test ? [...quietVectors(found)] : found;
}

/** The severity of a part: sandboxes and published kinds are little, a test's path lowers. */
function severityOf({ family, part }: Pick<FamilyMatch, "family" | "part">, { hints }: Context): Severity {
  if (part.test === true || part.secret === false) return "low";
  const severity = part.severity ?? family.severity;
  return hints.test && severity !== "info" ? lower(severity) : severity;
}

function report(
  context: Context,
  match: { readonly family: Family; readonly part: FamilyPart },
  at: Stretch,
  evidence: readonly string[],
): void {
  const { family, part } = match;
  const name = `${at.start}:${part.kind}`;
  const old = context.found.get(name);
  // The longer match at one place is the better one.
  if (old !== undefined && (old.parts[0]?.end ?? 0) >= at.end) return;
  // Two parts of a family that one value fits, such as a seed and the address with it, are one.
  for (const { kind } of family.parts) {
    const other = context.found.get(`${at.start}:${kind}`);
    if (other?.ruleId === family.id && (other.parts[0]?.end ?? 0) >= at.end) return;
  }
  const strength = part.proof === undefined ? undefined : proofStrength(part.proof);
  context.found.set(name, {
    ruleId: family.id,
    exchange: null,
    severity: severityOf(match, context),
    confidence: strength === "certain" ? "certain" : strength === "strong" || !part.contextRequired ? "high" : "medium",
    message: `Found ${family.finds}${part.encrypted === true ? ", encrypted" : ""}`,
    evidence,
    attackerCould: family.attackerCould,
    remedy: family.remedy,
    parts: [{ ...at, kind: part.kind }],
    provesItself: strength === "certain" && !part.contextRequired,
    identity: at.text,
  });
}

/** Does a value prove itself? Notes a library that is needed and not there. */
function proves({ libraries }: Context, part: FamilyPart, text: string): boolean {
  if (part.proof === undefined) return true;
  if (needsHeavyProofs(part.proof) && libraries.proofs === undefined) {
    libraries.want("proofs");
    return false;
  }
  return prove(part.proof, text, libraries.proofs) === "yes";
}

function proofEvidence(part: FamilyPart): string[] {
  if (part.proof === undefined) return [];
  const strength = proofStrength(part.proof);
  if (strength === "certain") return ["it proves itself: its checksum or its derivation is right"];
  return strength === "strong" ? ["its inner structure is right"] : ["its characters are as chance would have them"];
}

/** Values with a literal of their family: at the start of the value, or inside. */
function anchored(context: Context, value: Stretch): void {
  if (!mayHoldAnchor(value.text)) return;
  for (const match of findAnchored(value.text)) {
    const text = value.text.slice(match.start, match.end);
    if (notASecret(text) === "placeholder" || notASecret(text) === "masked" || notASecret(text) === "repeated")
      continue;
    // In the middle of a longer run of letters, or of words and dashes, a literal is chance: `…-margin-api-key-5f3a…`.
    if (/[A-Za-z0-9]-?$/u.test(value.text.slice(Math.max(0, match.start - 2), match.start))) continue;
    const at = { start: value.start + match.start, end: value.start + match.end, text };
    if (isBody(context.source, match, at)) continue;
    if (match.part.contextRequired && !new FamilyContext(context.source, at).names(match.family)) continue;
    if (!proves(context, match.part, text)) continue;
    report(context, match, at, [
      `it begins like ${match.part.label} of ${match.family.name}`,
      ...proofEvidence(match.part),
    ]);
  }
}

/** True for a key in DER that a block of PEM is around: the block is found by itself. */
function isBody(source: SourceText, { family }: FamilyMatch, { start }: Stretch): boolean {
  return family.id === "private-key" && pemBlocks(source).some((block) => start >= block.start && start < block.end);
}

const LONGEST_ADDRESS = 1_000;
/** Letters, digits and the signs of an address. */
const ADDRESS_BYTE = new Uint8Array(256);
for (const byte of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&()*+,;=%")
  ADDRESS_BYTE[byte.charCodeAt(0)] = 1;

/** The address that a value stands in, from its scheme on; undefined when it stands in none. */
function addressAround(source: SourceText, value: Stretch): Stretch | undefined {
  const { bytes } = source;
  let start = value.start;
  while (value.start - start < LONGEST_ADDRESS && ADDRESS_BYTE[bytes[start - 1] ?? 0] === 1) start -= 1;
  let end = value.end;
  while (end - value.end < LONGEST_ADDRESS && ADDRESS_BYTE[bytes[end] ?? 0] === 1) end += 1;
  const around = source.slice(start, end);
  const scheme = around.lastIndexOf("://", value.start - start);
  if (scheme === -1) return undefined;
  const from = /[A-Za-z][A-Za-z0-9+.-]{0,20}$/u.exec(around.slice(0, scheme))?.index ?? scheme;
  return { start: start + from, end, text: around.slice(from) };
}

/** `. & = ? : /`: what stands before a run inside an address. */
const IN_ADDRESS = new Set([46, 38, 61, 63, 58, 47]);

function inAddress(context: Context, value: Stretch): void {
  const { source } = context;
  if (!IN_ADDRESS.has(source.bytes[value.start - 1] ?? 0)) return;
  const address = addressAround(source, value);
  if (address === undefined) return;
  for (const match of findInUrl(address.text)) {
    const text = address.text.slice(match.start, match.end);
    if (notASecret(text) !== undefined || !proves(context, match.part, text)) continue;
    const at = { start: address.start + match.start, end: address.start + match.end, text };
    report(context, match, at, [`it stands in an address of ${match.family.name}`]);
  }
}

/** Families that yield to others come last; of those for one place the first is reported. */
function inOrder(matches: readonly FamilyMatch[]): readonly FamilyMatch[] {
  if (matches.length < 2) return matches;
  return [...matches].sort((a, b) => Number(a.family.yields === true) - Number(b.family.yields === true));
}

/** Values whose whole shape is a family's: certain by their proof, or by a slot of the family. */
function whole(context: Context, value: Stretch): void {
  let place: FamilyContext | undefined;
  for (const match of inOrder(matchWhole(value.text))) {
    if (match.part.anchors !== undefined) continue;
    const { part, family } = match;
    const strength = part.proof === undefined ? "weak" : proofStrength(part.proof);
    const alone = !part.contextRequired && strength !== "weak";
    if (!alone) {
      if (notASecret(value.text) !== undefined) continue;
      place ??= new FamilyContext(context.source, value);
      if (!place.names(family) || (part.secretSlot === true && !place.saysSecret)) continue;
      if ((part.kind === "private-key" && place.saysPublic) || (part.tokenSlot === true && !place.saysToken)) continue;
    }
    if (!proves(context, part, value.text)) continue;
    const evidence = alone ? proofEvidence(part) : [`its slot is one of ${family.name}`, ...proofEvidence(part)];
    report(context, match, value, evidence);
  }
}

const BLOCK_LIMIT = 256 * 1024;

/** PEM blocks and encrypted wallets: files, or files inside of a file. */
function keyFiles(context: Context): void {
  const { source } = context;
  const family = familyOf("private-key");
  for (const block of pemBlocks(source)) {
    const encrypted = block.label.includes("ENCRYPTED") || block.text.includes("ENCRYPTED");
    const part = family.parts.find((candidate) => (candidate.encrypted === true) === encrypted);
    if (part !== undefined)
      report(context, { family, part }, block, [`a block "${block.label}" with the structure of a key`]);
  }
  const isMarked =
    !source.isUnmarked && source.length < BLOCK_LIMIT * MOST_SHRUNK && source.indexOf('"ciphertext"') !== -1;
  if (isMarked) source.reach?.add(0, source.length);
  if (isMarked && source.length < BLOCK_LIMIT && isKeystoreV3(source.text)) {
    const keystore = familyOf("ethereum-keystore");
    const [part] = keystore.parts;
    const start = source.text.indexOf("{");
    if (part !== undefined)
      report(context, { family: keystore, part }, { start, end: source.length, text: source.text.trim() }, [
        "an encrypted wallet file",
      ]);
  }
}

const LABEL = /mnemonic|seed|phrase|recover|wallet|words|secret|backup|助记|助記|니모닉|ニーモニック/iu;
/** Text around a phrase that is read with it, so that its borders and its label are seen. */
const AROUND = 120;

function phraseText(source: SourceText, run: Stretch): { readonly start: number; readonly text: string } {
  const start = Math.max(0, run.start - AROUND);
  return { start, text: source.decode(start, Math.min(source.length, run.end + AROUND)) };
}

/** Without the runs of words that are prose, once the lists are there that tell. */
export function withoutProse(source: SourceText, runs: Stretch[], { mnemonics }: Libraries): Stretch[] {
  if (mnemonics === undefined || runs.length === 0) return runs;
  return runs.filter((run) => mnemonics.mayHoldPhrase(phraseText(source, run).text));
}

const FAMILY_OF_SCHEME: Readonly<Record<string, string>> = {
  aezeed: "aezeed-seed",
  bip39: "bip39-mnemonic",
  electrum: "electrum-seed",
  ton: "ton-mnemonic",
  algorand: "algorand-mnemonic",
  monero: "monero-seed",
  polyseed: "monero-seed",
  slip39: "slip39-share",
};

function phrases(context: Context, runs: readonly Stretch[]): void {
  const { source, libraries } = context;
  if (runs.length === 0) return;
  if (libraries.mnemonics === undefined) {
    libraries.want("mnemonics");
    return;
  }
  for (const run of runs) {
    const { start, text } = phraseText(source, run);
    const label = LABEL.test(source.decode(start, run.start)) || LABEL.test(source.path);
    for (const phrase of libraries.mnemonics.findMnemonics(text)) {
      if (!phrase.standsAlone && !label) continue;
      const family = familyOf(FAMILY_OF_SCHEME[phrase.scheme] ?? "bip39-mnemonic");
      const part = family.parts.find(({ structure }) => structure === "mnemonic") ?? family.parts[0];
      if (part === undefined) continue;
      const from = start + encoder.encode(text.slice(0, phrase.start)).length;
      const to = start + encoder.encode(text.slice(0, phrase.end)).length;
      if (to <= run.start || from >= run.end) continue; // what is cut off at an end of the text says nothing
      report(context, { family, part }, { start: from, end: to, text: phrase.phrase }, [
        `${phrase.words} words of the ${phrase.language} list whose checksum is right`,
      ]);
    }
  }
}

const encoder = new TextEncoder();

function byteArrays(context: Context, arrays: readonly Stretch[]): void {
  const family = familyOf("solana-keypair");
  const part = family.parts.find(({ structure }) => structure === "byte-array");
  if (part === undefined) return;
  for (const array of arrays) {
    const numbers = array.text.match(/\d+/gu) ?? [];
    if (numbers.length !== 64) continue;
    if (proves(context, part, `[${numbers.join(",")}]`))
      report(context, { family, part }, array, ["64 numbers: a seed and the public key that it derives to"]);
  }
}

/** Passwords that everyone uses for a database on their own machine, and hosts that are nowhere. */
const IDLE_PASSWORD =
  /^(?:password|passwd|pass|pwd|secret|postgres|postgresql|mysql|root|admin|user|username|test|guest|changeme|example|mysecretpassword|token|x-oauth-basic|x-access-token|(?:key|pass|password|secret|user)[_-]?\d{1,4}|.{1,3}|\*+|x+|<.*|\{.*|\$.*|%.*)$/iu;
const IDLE_HOST =
  /^(?:(?:localhost|host\.docker\.internal|db|database|postgres|mysql|redis|mongo|mongodb|rabbitmq|host|hostname|server|proxy)$|127\.|0\.0\.0\.0|\[::1\]|(?:.*\.)?example(?:\.(?:com|org|net))?$|.*\.(?:local|test|invalid|example)$)/iu;

/** A password without a digit that is of one case, or made of words: chance mixes the cases. */
function isWord(password: string): boolean {
  return !/\d/u.test(password) && (/^(?:[^A-Z]+|[^a-z]+|[A-Z][^A-Z]+)$/u.test(password) || isWordy(password));
}

/** `SENTRY_API_KEY`, `[SECRET]`: a name where a password will be. */
function isInWords(password: string): boolean {
  return /^(?:[A-Z]{2,}(?:_[A-Z]+)+|\[.*\]?)$/u.test(password);
}

function addresses(context: Context, urls: readonly Stretch[]): void {
  const { source } = context;
  const family = familyOf("url-credentials");
  const [part] = family.parts;
  if (part === undefined) return;
  for (const { start, end } of urls) {
    const scheme = /[A-Za-z][A-Za-z0-9+.-]{1,20}$/u.exec(source.slice(Math.max(0, start - 24), start))?.[0];
    const userinfo = source.slice(start + 3, end);
    const colon = userinfo.indexOf(":");
    const [user, password] = [userinfo.slice(0, colon), userinfo.slice(colon + 1)];
    if (scheme === undefined || password === "" || IDLE_PASSWORD.test(password) || password === user) continue;
    // `localhost:8545@1400000`: a host and its port, then a block.
    if (/^\d{1,5}$/u.test(password) && /\.|^localhost$/u.test(user)) continue;
    const host = /^[^/\s"'`?#<>,)]{1,253}/u.exec(source.slice(end + 1, end + 260))?.[0] ?? "";
    if (!/^[\w.[\]:-]{3,}$/u.test(host) || notASecret(password) !== undefined || /[\s{}$<>()]/u.test(password))
      continue;
    const isIdle = IDLE_HOST.test(host.replace(/:\d{1,5}$/u, ""));
    if (isInWords(password) || (isIdle && isWord(password))) continue;
    const from = start - scheme.length;
    const at = { start: from, end: end + 1 + host.length, text: source.slice(from, end + 1 + host.length) };
    const quiet = isIdle || context.hints.test;
    report(context, { family, part: quiet ? { ...part, severity: "low" } : part }, at, [
      "a user, a colon and a password before the host",
    ]);
  }
}
