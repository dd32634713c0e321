/**
 * Applies a delta to its base.
 *
 * @returns the target, or null when the delta is malformed, is of another base, or makes more than `limit` bytes
 */
export function applyDelta(base: Uint8Array, delta: Uint8Array, limit: number): Buffer | null {
  let at = 0;
  const readSize = (): number => {
    let size = 0;
    for (let scale = 1; at < delta.length && scale < 2 ** 47; scale *= 128) {
      const byte = delta[at++] ?? 0;
      size += (byte & 127) * scale;
      if (byte < 128) return size;
    }
    return -1;
  };
  const baseSize = readSize();
  const size = readSize();
  if (baseSize !== base.length || size < 0 || size > limit) return null;
  const target = Buffer.allocUnsafe(size);
  let end = 0;
  while (at < delta.length) {
    const operation = delta[at++] ?? 0;
    let from = 0;
    let length = operation;
    let source = delta;
    if (operation & 128) {
      source = base;
      length = 0;
      for (let bit = 0; bit < 4; bit++) if (operation & (1 << bit)) from += (delta[at++] ?? 0) * 256 ** bit;
      for (let bit = 0; bit < 3; bit++) if (operation & (16 << bit)) length += (delta[at++] ?? 0) * 256 ** bit;
      if (length === 0) length = 0x10000;
    } else {
      from = at;
      at += length;
    }
    if (length === 0 || from + length > source.length || length > size - end || at > delta.length) return null;
    target.set(source.subarray(from, from + length), end);
    end += length;
  }
  return end === size ? target : null;
}
