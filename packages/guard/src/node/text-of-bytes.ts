/** The text of a file's bytes, in every encoding that a scan reads; a byte order mark is dropped. */
export async function textOfBytes(bytes: Uint8Array): Promise<string> {
  const [first] = bytes;
  const isPlain = first !== 0xff && first !== 0xfe && !bytes.subarray(0, 8192).includes(0);
  if (isPlain) return new TextDecoder().decode(bytes);
  const { decodeText } = await import("@keyguard/scanner");
  return decodeText(bytes);
}
