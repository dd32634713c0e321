/** True for what can be read as it is: neither UTF-16 nor UTF-32. */
export function isPlain(bytes: Uint8Array): boolean {
  const [first] = bytes;
  return first !== 0xff && first !== 0xfe && !bytes.subarray(0, 8192).includes(0);
}

/** The text of a file's bytes, in every encoding that a scan reads; a byte order mark is dropped. */
export async function textOfBytes(bytes: Uint8Array): Promise<string> {
  if (isPlain(bytes)) return new TextDecoder().decode(bytes);
  const { decodeText } = await import("@keyguard/scanner");
  return decodeText(bytes);
}
