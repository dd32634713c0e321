import { describe, expect, it } from "vitest";
import { readResponse } from "../src/read-response.ts";

/** An answer whose body comes in these chunks, and whether the rest of it was given up. */
function answer(...chunks: Uint8Array[]): { readonly response: Response; readonly isCancelled: () => boolean } {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const [next] = chunks.splice(0, 1);
        if (next === undefined) controller.close();
        else controller.enqueue(next);
      },
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(body), isCancelled: () => cancelled };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("readResponse()", () => {
  it("gives a character whole that two chunks share", async () => {
    const [first, ...rest] = bytes("€ 5");
    expect(await readResponse(answer(Uint8Array.of(first ?? 0), Uint8Array.from(rest)).response, 5)).toBe("€ 5");
  });

  it("gives an empty text for an answer without a body", async () => {
    expect(await readResponse(new Response(null, { status: 204 }), 0)).toBe("");
  });

  it("gives up an answer of one byte too many, without reading on", async () => {
    const { response, isCancelled } = answer(bytes("abc"), bytes("d"), bytes("never asked for"));
    expect(await readResponse(response, 3)).toBeUndefined();
    expect(isCancelled()).toBe(true);
  });

  it("takes an answer that is as long as it may be", async () => {
    expect(await readResponse(answer(bytes("ab"), bytes("c")).response, 3)).toBe("abc");
  });

  it("throws what the platform says where the answer breaks off", async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new TypeError("terminated")) });
    await expect(readResponse(new Response(body), 10)).rejects.toThrow("terminated");
  });
});
