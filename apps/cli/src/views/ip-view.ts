import type { Check, KeyReport } from "@keyguard/core";
import { getExchange } from "@keyguard/exchanges";
import type { Posture } from "@keyguard/guard";
import {
  type AllowlistComparison,
  compareAllowlist,
  FAMILIES,
  type Family,
  type FamilyReading,
  formEntry,
  stability,
  UNRECOGNISED,
} from "@keyguard/ip";
import { inertLines, printable } from "@keyguard/report";
import { counted } from "../counted.ts";
import { createPaint, type Paint } from "./paint.ts";
import { unreadText } from "./unread.ts";

/** The questions whose answers say why a key was not read. */
const UNREAD_CHECKS: ReadonlySet<string> = new Set(["store-readable", "key-readable"]);
/** The most entries of a list that are spelled out. */
const MAX_SHOWN = 8;

function listed(items: readonly string[]): string {
  const shown = items.slice(0, MAX_SHOWN).map(printable).join(", ");
  return items.length > MAX_SHOWN ? `${shown} and ${items.length - MAX_SHOWN} more` : shown;
}

function addressText({ state, addresses, sources }: FamilyReading, paint: Paint): string {
  switch (state) {
    case "reported":
    case "confirmed":
      return `${paint.strong(listed(addresses))}${paint.faint(`  seen by ${listed(sources)}`)}`;
    case "absent":
      return "no way out";
    case "off":
      return "nobody was asked";
    case "undecided":
      return paint.doubtful("not known: no two independent observers agree");
  }
}

function familyLines(family: Family, { wayOut, at }: Posture, paint: Paint): string[] {
  const reading = wayOut.reading.families[family];
  const lines = [`IPv${family}  ${addressText(reading, paint)}`];
  if (reading.addresses.length > 0) {
    const steady = stability(wayOut.history, wayOut.path, family, reading.addresses, at, wayOut.platform);
    const word = {
      yes: paint.good("stable"),
      no: paint.bad("changes"),
      unknown: paint.doubtful("stability not known"),
    }[steady.stable];
    lines.push(`      ${word}: ${printable(steady.reason)}`);
  }
  for (const { source, address } of reading.doubts)
    lines.push(`      ${paint.doubtful("but")} ${printable(source)} saw ${printable(address)}`);
  if (reading.state !== "absent" && reading.failures.length > 0) {
    const silent = reading.failures.map(({ source, failure }) => `${source} (${failure})`);
    lines.push(paint.faint(`      no answer: ${listed(silent)}`));
  }
  return lines;
}

/** What to do where the address could not be told. */
function remedyLines({ checks }: Posture): string[] {
  const known = checks.find(({ id }) => id === "egress-known");
  return known === undefined || known.remedy === "" ? [] : [`      → ${printable(known.remedy)}`];
}

function platformLines({ wayOut, keys }: Posture, paint: Paint): string[] {
  const { platform, path } = wayOut;
  const lines = path === "direct" ? [] : [`path      ${printable(path)}`];
  if (platform !== null) {
    const sure = platform.confidence === "reported" ? " (reported; see its documentation)" : "";
    lines.push(`platform  ${paint.strong(platform.name)}: ${platform.egress}`, `          → ${platform.remedy}${sure}`);
  } else if (keys.length === 0) {
    lines.push(`platform  ${UNRECOGNISED.egress}`, `          → ${UNRECOGNISED.remedy}`);
  }
  return lines.length === 0 ? [] : ["", ...lines];
}

const VERDICTS: Readonly<Record<AllowlistComparison["verdict"], readonly [string, "good" | "bad" | "doubtful"]>> = {
  allowed: ["bound, and this machine is allowed", "good"],
  "would-be-blocked": ["bound, and this machine WOULD BE BLOCKED", "bad"],
  "not-bound": ["NOT BOUND: works from any address", "bad"],
  unknown: ["not known", "doubtful"],
};

const REFUSED = ["the exchange REFUSES this machine's address", "bad"] as const;
const ANSWERED = ["bound, and the exchange answered from here", "good"] as const;

function formLines(key: KeyReport, addresses: readonly string[]): string[] {
  const exchange = getExchange(key.exchange);
  const { entries, text, notes } = formEntry(exchange, addresses);
  if (addresses.length === 0) return [];
  if (entries.length === 0) return notes.slice(0, 1).map((note) => `    → ${printable(note)}`);
  return [
    `    → type into the form at ${exchange.keyManagement.page}`,
    ...text.split("\n").map((line) => `        ${line}`),
    `      ${printable(notes.join("; "))}`,
  ];
}

/** Why a key was not read, and what to do about it. */
function unreadLines(
  heading: string,
  unread: string,
  key: KeyReport,
  checks: readonly Check[],
  paint: Paint,
): string[] {
  const why = checks.find(
    ({ id, key: name, result }) => UNREAD_CHECKS.has(id) && name === key.name && result !== "pass",
  );
  return [
    `${heading}  ${paint.doubtful(unread)}`,
    ...(why === undefined ? [] : [`    ${printable(why.evidence)}`, `    → ${printable(why.remedy)}`]),
  ];
}

function keyLines(key: KeyReport, { wayOut, checks }: Posture, paint: Paint): string[] {
  const heading = `${paint.strong(printable(key.name))}  ${printable(key.exchange)}`;
  const unread = unreadText(key, checks);
  if (unread !== undefined && key.cause !== "address-not-allowed")
    return unreadLines(heading, unread, key, checks, paint);
  const refused = key.cause === "address-not-allowed";
  const comparison = compareAllowlist(key.allowlist, wayOut.reading);
  const { verdict, bound, blocked } = comparison;
  const answered = !refused && verdict === "unknown" && bound === "yes" && blocked.length === 0;
  const [words, colour] = refused ? REFUSED : answered ? ANSWERED : VERDICTS[verdict];
  const lines = [`${heading}  ${paint[colour](words)}`, ...(refused ? [] : [`    ${printable(comparison.reason)}`])];
  if (comparison.blocked.length > 0) lines.push(`    not on the list: ${listed(comparison.blocked)}`);
  for (const { entry, addresses } of comparison.overWide)
    lines.push(`    over-wide: ${printable(entry)} lets in ${addresses} addresses`);
  if (comparison.leftover.length > 0) lines.push(`    not used from here: ${listed(comparison.leftover)}`);
  for (const { entry, kind } of comparison.pointless) lines.push(`    pointless: ${printable(entry)} is ${kind}`);
  if (comparison.unreadable.length > 0)
    lines.push(`    ${counted(comparison.unreadable.length, "entry", "entries")} cannot be read`);
  const addresses = FAMILIES.flatMap((family) => wayOut.reading.families[family].addresses);
  // With IPv4 on the list there is nothing to type: the reason says to use it.
  const fourIsListed =
    wayOut.reading.families[4].addresses.length > 0 &&
    blocked.length > 0 &&
    verdict === "unknown" &&
    blocked.every((address) => address.includes(":"));
  const fine = (verdict === "allowed" || answered || fourIsListed) && !refused && comparison.overWide.length === 0;
  return fine ? lines : [...lines, ...formLines(key, addresses)];
}

/**
 * The addresses, how steady they are, and each key's list beside them.
 *
 * @returns lines that end in a line feed; no untrusted character moves the cursor
 */
export function ipView(posture: Posture, colour: boolean): string {
  const paint = createPaint(colour);
  const lines = [
    ...FAMILIES.flatMap((family) => familyLines(family, posture, paint)),
    ...remedyLines(posture),
    ...platformLines(posture, paint),
    ...posture.keys.flatMap((key) => ["", ...keyLines(key, posture, paint)]),
  ];
  return inertLines(`${lines.join("\n")}\n`);
}
