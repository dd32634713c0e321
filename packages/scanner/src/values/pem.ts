import type { SourceText } from "../text/source-text.ts";
import type { Stretch } from "./extract.ts";

/** A PEM block of a private key. */
export interface PemBlock extends Stretch {
  /** What stands between `BEGIN` and the dashes, such as `EC PRIVATE KEY`. */
  readonly label: string;
  /** The base64 body without line ends, real or escaped, and without headers. */
  readonly body: string;
}

const BEGIN = "-----BEGIN ";
/** Longer than any private key in use. */
const LONGEST = 16_384;

/** The base64 of a block: without line ends, quotes, continuation marks and headers such as `DEK-Info:`. */
function bodyOf(inside: string): string {
  return inside
    .replaceAll(/\\[nrt]|\\u000[ad]/gu, "\n")
    .split("\n")
    .map((line) => line.replace(/"\s+[A-Z][A-Z\d_]*\s*$/u, '"')) // the name of a macro behind a literal
    .map((line) => line.replaceAll(/^[\s"'`+#*/|>\\-]+|[\s"'`,+;\\]+$/gu, ""))
    .filter((line) => !line.includes(":") && !/^=[A-Za-z0-9+/]{4}$/u.test(line)) // headers, and OpenPGP's checksum
    .join("")
    .replaceAll(/[\s"'\\+](?![A-Za-z0-9+/=])|\s/gu, "");
}

/** True when a body decodes to a key and is no sample with dots or words. */
function isKey(label: string, body: string): boolean {
  if (body.length < 40 || !/^[A-Za-z0-9+/]+={0,2}$/u.test(body) || /([A-Za-z0-9])\1{9}/u.test(body)) return false;
  if (label.includes("OPENSSH")) return body.startsWith("b3BlbnNzaC1rZXktdjE");
  if (label.includes("PGP")) return true;
  return (
    body.startsWith("M") ||
    label.startsWith("ENCRYPTED") ||
    label === "RSA PRIVATE KEY" ||
    label.startsWith("TENDERMINT")
  );
}

/**
 * Every PEM block of a private key in a text: on lines of their own, indented, quoted line by line, or
 * on one line with `\n` written out. Cut off, it has no end and is left out.
 */
export function pemBlocks(source: SourceText): readonly PemBlock[] {
  return blocksOf(source).keys;
}

/** Blocks that hold no key: samples, with dots or signs where some of it was. No line of one is a value. */
export function brokenBlocks(source: SourceText): readonly Stretch[] {
  return blocksOf(source).broken;
}

interface Blocks {
  readonly keys: readonly PemBlock[];
  readonly broken: readonly Stretch[];
}

/** Both kinds of detection ask for a text's blocks. */
const known = new WeakMap<SourceText, Blocks>();

function blocksOf(source: SourceText): Blocks {
  let blocks = known.get(source);
  if (blocks === undefined) known.set(source, (blocks = readBlocks(source)));
  return blocks;
}

function readBlocks(source: SourceText): Blocks {
  const keys: PemBlock[] = [];
  const broken: Stretch[] = [];
  if (source.isUnmarked) return { keys, broken };
  for (let at = source.indexOf(BEGIN); at !== -1; at = source.indexOf(BEGIN, at + BEGIN.length)) {
    const label = /^[A-Z0-9 ]{0,20}PRIVATE KEY(?: BLOCK)?(?=-----)/u.exec(
      source.slice(at + BEGIN.length, at + 64),
    )?.[0];
    if (label === undefined) continue;
    const head = at + BEGIN.length + label.length + 5;
    const tail = `-----END ${label}-----`;
    source.reach?.add(at, head + LONGEST);
    const stop = source.slice(head, head + LONGEST).indexOf(tail);
    if (stop === -1) continue;
    const end = head + stop + tail.length;
    const body = bodyOf(source.slice(head, head + stop));
    const block = { start: at, end, text: source.slice(at, end) };
    if (isKey(label, body)) keys.push({ ...block, label, body });
    else broken.push(block);
  }
  return { keys, broken };
}
