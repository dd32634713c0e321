/**
 * The text of an answer, with a bound: what a host sends is not trusted to end.
 *
 * @param mostBytes of the body; a longer one is given up at once
 * @returns `""` for an answer without a body; undefined for a longer one
 * @throws what the platform says where the answer breaks off
 *
 * @example
 * ```ts
 * import { readResponse } from "@keyguard/core";
 *
 * console.log(await readResponse(new Response("pong"), 1024)); // pong
 * console.log(await readResponse(new Response("x".repeat(2000)), 1024)); // undefined
 * ```
 */
export async function readResponse(response: Response, mostBytes: number): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) return "";
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > mostBytes) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
