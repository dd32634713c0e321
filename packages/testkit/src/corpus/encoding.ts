/** How a file's text is written down. Those of more than one byte begin with their mark. */
export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "utf-32le";

/** A text as bytes of an encoding. */
export function encodeText(text: string, encoding: Encoding = "utf-8"): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-8-bom") return new TextEncoder().encode(`\uFEFF${text}`);
  const units = encoding === "utf-32le" ? [...`\uFEFF${text}`] : `\uFEFF${text}`.split("");
  const width = encoding === "utf-32le" ? 4 : 2;
  const bytes = new DataView(new ArrayBuffer(units.length * width));
  for (const [i, unit] of units.entries()) {
    if (width === 4) bytes.setUint32(4 * i, unit.codePointAt(0) ?? 0, true);
    else bytes.setUint16(2 * i, unit.charCodeAt(0), encoding === "utf-16le");
  }
  return new Uint8Array(bytes.buffer);
}
