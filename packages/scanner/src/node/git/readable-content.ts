import { detectEncoding } from "../../text/decode.ts";

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
