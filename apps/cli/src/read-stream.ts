import type { KeyguardError } from "@keyguard/core";

/**
 * All that a stream brings, in memory.
 *
 * @param tooLong what is thrown for more than `mostBytes`: whoever stops in the middle has not read it
 */
export async function readStream(
  stream: AsyncIterable<unknown>,
  mostBytes: number,
  tooLong: () => KeyguardError,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : (chunk as Uint8Array);
    length += bytes.length;
    if (length > mostBytes) throw tooLong();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The result, or an `AbortError` once the signal aborts: a pipe that nobody has opened for writing cannot be closed. */
export async function unlessAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new DOMException("interrupted", "AbortError"));
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    return result.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
