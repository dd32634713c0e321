import { KeyguardError } from "@keyguard/core";

/**
 * Bytes of a file as text; a byte order mark of UTF-8 stays.
 *
 * What is not UTF-8 is refused, and so is a text with NUL, which is UTF-16 without its mark: read as something else
 * it would seem to hold no secret, or another one, and to write it back would lose what it held.
 *
 * @throws {KeyguardError} `KG_STORE_ANSWER`
 */
export function utf8Text(bytes: Uint8Array, path: string): string {
  let text = "\0";
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // refused below
  }
  if (!text.includes("\0")) return text;
  throw new KeyguardError("KG_STORE_ANSWER", `Cannot read "${path}": it is not UTF-8 text`, {
    hint: "save it as UTF-8; what Windows PowerShell writes with > is UTF-16",
  });
}
