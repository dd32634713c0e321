/** How the bytes of a file are to be read. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be" | "binary";

/** Bytes from which an encoding is guessed. */
export const ENCODING_SAMPLE = 8192;

/**
 * Guesses a file's encoding from its first bytes: a byte-order mark decides; without one, NUL bytes at
 * only the even or only the odd places mean UTF-16, at three places of four UTF-32; any other NUL means
 * binary. Latin-1 needs no telling: credentials are ASCII.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return "utf-32le";
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "utf-32be";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const head = bytes.subarray(0, ENCODING_SAMPLE);
  if (!head.includes(0)) return "utf-8";
  const nuls = [0, 0, 0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) nuls[i & 3] = (nuls[i & 3] ?? 0) + 1;
  const quarter = head.length / 4;
  const filled = nuls.map((count) => count >= quarter * 0.5);
  const empty = nuls.map((count) => count <= quarter * 0.05);
  if (empty[0] === true && filled[1] === true && filled[2] === true && filled[3] === true) return "utf-32le";
  if (filled[0] === true && filled[1] === true && filled[2] === true && empty[3] === true) return "utf-32be";
  if (empty[0] === true && empty[2] === true && filled[1] === true && filled[3] === true) return "utf-16le";
  if (filled[0] === true && filled[2] === true && empty[1] === true && empty[3] === true) return "utf-16be";
  return "binary";
}

/** UTF-16 or UTF-32 as UTF-8, byte-order mark removed; lines and columns stay what they were. */
export function toUtf8(bytes: Uint8Array, encoding: Exclude<Encoding, "utf-8" | "binary">): Uint8Array {
  if (encoding === "utf-16le" || encoding === "utf-16be")
    return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = encoding === "utf-32le";
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, little);
    if (at === 0 && code === 0xfeff) continue;
    parts.push(code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? "\ufffd" : String.fromCodePoint(code));
  }
  return new TextEncoder().encode(parts.join(""));
}

/** The text of a file's bytes, read as a scan reads them: lines and columns are those of its findings. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = detectEncoding(bytes);
  if (encoding === "utf-8" || encoding === "binary") return new TextDecoder().decode(bytes);
  return new TextDecoder().decode(toUtf8(bytes, encoding));
}
