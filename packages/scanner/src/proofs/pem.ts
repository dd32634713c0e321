import { readSequence } from "./der.ts";
import { decodeBase64, equalBytes } from "./encoding.ts";

/** What stands in a PEM block. */
export interface Pem {
  /** Between `BEGIN` and the dashes: `EC PRIVATE KEY`. */
  readonly label: string;
  /** The body, decoded. */
  readonly bytes: Uint8Array;
  /** True when a passphrase is needed to use it. */
  readonly encrypted: boolean;
}

const BLOCK = /^-----BEGIN ([A-Za-z0-9 ]{3,40})-----([\s\S]*?)-----END ([A-Za-z0-9 ]{3,40})-----$/u;
/** The longest block that is read, in characters. */
const LONGEST = 64 * 1024;
/** What may stand before a line of the body: a quotation mark, a comment, a patch's sign, a list's dash. */
const LINE_LEAD = /^[\s"'`>|*]*(?:\/\/|#|-)?[\s"'`]*/u;
/** What may stand after it: the quotation mark and the operator that joins it to the next line. */
const LINE_TAIL = /(?:["'`]\s*[+.,;)\\]*|\\|,)?\s*$/u;

/**
 * Reads a PEM block, in whatever spelling a file holds it: real line ends, escaped ones, blanks instead of them,
 * a string for each line, a comment sign before each.
 *
 * @returns undefined when the labels differ or the body is not base64
 */
export function readPem(text: string): Pem | undefined {
  if (text.length > LONGEST) return undefined;
  const match = BLOCK.exec(text.trim());
  const label = match?.[1];
  if (match === null || label === undefined || label !== match[3]) return undefined;
  const raw = (match[2] ?? "")
    .replaceAll(/\\+r\\+n|\\+[nr]/gu, "\n")
    .split("\n")
    .filter((line) => /[A-Za-z0-9/]/u.test(line)); // what is left of a string's end and its operator
  // Added lines of a patch: every line has the sign. Base64 has it too, but no key's first character is one.
  const sign = raw.every((line) => line.startsWith("+")) ? 1 : 0;
  const lines = raw.map((line) => line.slice(sign).replace(LINE_LEAD, "").replace(LINE_TAIL, ""));
  const headers = lines.filter((line) => /^[A-Z][A-Za-z-]{2,20}: /u.test(line));
  const body = lines
    .filter((line) => !headers.includes(line) && !/^=[A-Za-z0-9+/]{4}$/u.test(line)) // a PGP checksum
    .join("")
    .replaceAll(/\s/gu, "");
  const bytes = decodeLoosely(body);
  if (bytes === undefined) return undefined;
  const encrypted =
    label.startsWith("ENCRYPTED") ||
    headers.some((line) => /^(?:Proc-Type: 4,ENCRYPTED|DEK-Info: |kdf: )/u.test(line)) ||
    isEncryptedOpenSsh(bytes);
  return { label, bytes, encrypted };
}

// Some writers leave bits behind the last byte; that is no reason to miss a key.
function decodeLoosely(body: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/u.test(body)) return undefined;
  const plain = body.replace(/=+$/u, "");
  return (
    decodeBase64(plain.length % 4 === 1 ? plain.slice(0, -1) : plain) ??
    decodeBase64(plain.slice(0, -(plain.length % 4) || undefined))
  );
}

const OPENSSH_MAGIC = new TextEncoder().encode("openssh-key-v1\0");

function isOpenSsh(bytes: Uint8Array): boolean {
  return equalBytes(bytes.subarray(0, OPENSSH_MAGIC.length), OPENSSH_MAGIC);
}

function isEncryptedOpenSsh(bytes: Uint8Array): boolean {
  if (!isOpenSsh(bytes)) return false;
  const at = OPENSSH_MAGIC.length;
  const cipher = new TextDecoder().decode(bytes.subarray(at + 4, at + 4 + (bytes[at + 3] ?? 0)));
  return cipher !== "none";
}

/** True for the label of a private key; certificates and public keys are no secret. */
function isPrivateLabel(label: string): boolean {
  return /PRIVATE KEY(?: BLOCK)?$/iu.test(label);
}

/**
 * A private key in PEM whose body is what its label says: a DER sequence to the last byte, OpenSSH's own form, or a
 * PGP secret key. An encrypted one passes too.
 */
export function hasPemStructure(text: string): boolean {
  const pem = readPem(text);
  if (pem === undefined || !isPrivateLabel(pem.label) || pem.bytes.length < 30) return false;
  if (pem.label.startsWith("PGP")) return [0x94, 0x95, 0xc5].includes(pem.bytes[0] ?? 0);
  if (isOpenSsh(pem.bytes)) return true;
  if (pem.encrypted || pem.label.startsWith("TENDERMINT")) return new Set(pem.bytes).size >= 16;
  return readSequence(pem.bytes) !== undefined;
}
