import { type Shape, shapePattern } from "@keyguard/exchanges";
import type { Detection } from "./detection.ts";
import type { Events } from "./events.ts";
import { mayHoldAnchor } from "./families/anchors.ts";
import { FamilyContext } from "./families/family-context.ts";
import { findAlertPassphrase } from "./families/find-alert-passphrases.ts";
import { FamilyDetections, proofEvidence } from "./families/family-detections.ts";
import { findByteArrays } from "./families/find-byte-arrays.ts";
import { findKeyFiles } from "./families/find-key-files.ts";
import { findPhrases } from "./families/find-phrases.ts";
import { findUrlCredentials } from "./families/find-url-credentials.ts";
import { type FamilyMatch, findAnchored, matchWhole } from "./families/match.ts";
import { findInUrl } from "./families/url.ts";
import { notASecret } from "./judgement/placeholder.ts";
import type { Libraries } from "./libraries.ts";
import { proofStrength } from "./proofs/proof.ts";
import { flags } from "./text/byte-flags.ts";
import type { SourceText } from "./text/source-text.ts";
import type { Stretch } from "./values/extract.ts";
import { pemBlocks } from "./values/pem.ts";

/** Wallets, services, tokens and files that are no exchange's: what has a prefix, a proof, a host or a slot of its own. */
export function detectFamilies(source: SourceText, events: Events, libraries: Libraries): Detection[] {
  const detections = new FamilyDetections(source, libraries);
  for (const value of events.values) {
    const yielding = anchored(detections, value);
    inAddress(detections, value);
    whole(detections, value);
    for (const [match, at, evidence] of yielding) detections.report(match, at, evidence);
    findAlertPassphrase(detections, value);
  }
  if (events.values.length > 0) findKeyFiles(detections);
  findPhrases(detections, events.mnemonics);
  findByteArrays(detections, events.byteArrays);
  findUrlCredentials(detections, events.urls);
  return detections.all();
}

type Report = Parameters<FamilyDetections["report"]>;
const NONE: readonly Report[] = [];

/** Values with a literal of their family: at the start of the value, or inside. Gives those that yield to other families. */
function anchored(detections: FamilyDetections, value: Stretch): readonly Report[] {
  if (!mayHoldAnchor(value.text)) return NONE;
  const yielding: Report[] = [];
  for (const match of findAnchored(value.text)) {
    const text = value.text.slice(match.start, match.end);
    const reason = notASecret(text);
    if (reason === "placeholder" || reason === "masked" || reason === "repeated") continue;
    // In the middle of a longer run of letters, or of words and dashes, a literal is chance: `…-margin-api-key-5f3a…`.
    if (/[A-Za-z0-9]-?$/u.test(value.text.slice(Math.max(0, match.start - 2), match.start))) continue;
    const at = { start: value.start + match.start, end: value.start + match.end, text };
    if (isBody(detections.source, match, at)) continue;
    if (match.part.contextRequired && !new FamilyContext(detections.source, at).names(match.family)) continue;
    if (!detections.proves(match.part, text)) continue;
    const evidence = [`it begins like ${match.part.label} of ${match.family.name}`, ...proofEvidence(match.part)];
    if (match.family.yields === true) yielding.push([match, at, evidence]);
    else detections.report(match, at, evidence);
  }
  return yielding;
}

/** True for a key in DER that a block of PEM is around: the block is found by itself. */
function isBody(source: SourceText, { family }: FamilyMatch, { start }: Stretch): boolean {
  return family.id === "private-key" && pemBlocks(source).some((block) => start >= block.start && start < block.end);
}

/** Bytes of an address before and after a value. */
const LONGEST_ADDRESS = 1_000;
/** Letters, digits and the signs of an address. */
const ADDRESS_BYTE = flags("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&()*+,;=%");

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

/** What stands before a run inside an address. */
const IN_ADDRESS = flags(".&=?:/");

function inAddress(detections: FamilyDetections, value: Stretch): void {
  const { source } = detections;
  if (IN_ADDRESS[source.bytes[value.start - 1] ?? 0] !== 1) return;
  const address = addressAround(source, value);
  if (address === undefined) return;
  for (const match of findInUrl(address.text)) {
    const text = address.text.slice(match.start, match.end);
    if (notASecret(text) !== undefined || !detections.proves(match.part, text)) continue;
    const at = { start: address.start + match.start, end: address.start + match.end, text };
    detections.report(match, at, [`it stands in an address of ${match.family.name}`]);
  }
}

/** Families that yield to others come last; of those for one place the first is reported. */
function inOrder(matches: readonly FamilyMatch[]): readonly FamilyMatch[] {
  if (matches.length < 2) return matches;
  return [...matches].sort((a, b) => Number(a.family.yields === true) - Number(b.family.yields === true));
}

/** Values whose whole shape is a family's: certain by their proof, or by a slot of the family. */
function whole(detections: FamilyDetections, value: Stretch): void {
  let place: FamilyContext | undefined;
  let isNone: boolean | undefined; // many families share a shape
  for (const match of inOrder(matchWhole(value.text))) {
    if (match.part.anchors !== undefined) continue;
    const { part, family } = match;
    if (part.lead !== undefined) {
      afterLead(detections, value, match, part.lead);
      continue;
    }
    const strength = part.proof === undefined ? "weak" : proofStrength(part.proof);
    const alone = !part.contextRequired && strength !== "weak";
    if (!alone) {
      isNone ??= notASecret(value.text) !== undefined;
      if (isNone) continue;
      place ??= new FamilyContext(detections.source, value);
      if (!place.names(family) || (part.secretSlot === true && !place.saysSecret)) continue;
      if ((part.kind === "private-key" && place.saysPublic) || (part.tokenSlot === true && !place.saysToken)) continue;
    }
    if (!detections.proves(part, value.text)) continue;
    const evidence = alone ? proofEvidence(part) : [`its slot is one of ${family.name}`, ...proofEvidence(part)];
    detections.report(match, value, evidence);
  }
}

/** The longest of what may stand before a value and belong to it. */
const LONGEST_LEAD = 24;

/** `APP|SECRET` in a slot of the family, or in one that is called a token. */
function afterLead(detections: FamilyDetections, value: Stretch, match: FamilyMatch, lead: Shape): void {
  const { source } = detections;
  const before = source.slice(Math.max(0, value.start - LONGEST_LEAD), value.start);
  const length = new RegExp(`(?<![A-Za-z0-9])${shapePattern(lead)}$`, "u").exec(before)?.[0].length;
  if (length === undefined || notASecret(value.text) !== undefined) return;
  if (!detections.proves(match.part, value.text)) return;
  const start = value.start - length;
  const at = { start, end: value.end, text: source.slice(start, value.end) };
  const place = new FamilyContext(source, at);
  if (!place.names(match.family) && !place.saysToken) return;
  detections.report(match, at, [`it is written like ${match.part.label} of ${match.family.name}`]);
}
