import type { Finding } from "@keyguard/core";
import { detectEncoding } from "../../text/decode.ts";
import type { ScanEngine } from "./scan-engine.ts";

/** True for UTF-16 and UTF-32: bytes of it cannot be judged in stretches. */
export function looksWide(bytes: Uint8Array): boolean {
  const [a = 1, b = 1, c = 1, d = 1] = bytes;
  // Text in ASCII, the usual case, is told by its first bytes alone.
  if (a !== 0 && b !== 0 && c !== 0 && d !== 0 && a < 0x80) return false;
  const encoding = detectEncoding(bytes);
  return encoding !== "utf-8" && encoding !== "binary";
}

/**
 * Content as detection should read it. A stored object with NULs among its text counts as binary elsewhere; here what
 * stands between and behind NULs is looked at too, since whoever has the repository can read it. Lines and columns stay.
 */
export function readableContent(bytes: Uint8Array): Uint8Array {
  if (detectEncoding(bytes) !== "binary") return bytes;
  const copy = Uint8Array.from(bytes);
  for (let at = copy.indexOf(0); at >= 0; at = copy.indexOf(0, at + 1)) copy[at] = 0x20;
  return copy;
}

/** Whole detection over one blob, left out where the prefilter sees nothing in it. */
export async function scanContent(engine: ScanEngine, bytes: Uint8Array, path: string): Promise<readonly Finding[]> {
  if (bytes.length === 0 || (!looksWide(bytes) && !engine.prefilter(bytes, 0, bytes.length))) return [];
  return engine.scanBytes(readableContent(bytes), path);
}
