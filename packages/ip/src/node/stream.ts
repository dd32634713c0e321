import type { Socket } from "node:net";

/**
 * Writes a message to a connection and reads one framed answer.
 *
 * @param length the whole frame's length once enough has come to know it
 * @throws when the other side closes first, or says more than `limit` bytes
 */
export async function exchangeFrame(
  socket: Socket,
  message: Uint8Array,
  length: (bytes: Buffer) => number | undefined,
  limit: number,
): Promise<Uint8Array> {
  socket.write(message);
  let bytes: Buffer = Buffer.alloc(0);
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    bytes = Buffer.concat([bytes, chunk]);
    const wanted = length(bytes);
    if (wanted !== undefined && bytes.length >= wanted) return bytes.subarray(0, wanted);
    if (bytes.length > limit) break;
  }
  throw Object.assign(new Error("The answer ended early"), { code: "ECONNRESET" });
}
