import { Readable } from "node:stream";
import { KeyguardError } from "@keyguard/core";
import { describe, expect, it } from "vitest";
import { readStream } from "../src/read-stream.ts";

const tooLong = (): KeyguardError => new KeyguardError("KG_READ", "Cannot read the input: it is too long");

describe("readStream()", () => {
  it("gathers chunks of bytes and of text", async () => {
    const chunks = ["ab", new Uint8Array([0xff, 0]), "ü"];
    expect(await readStream(Readable.from(chunks), 6, tooLong)).toEqual(Buffer.from([97, 98, 0xff, 0, 0xc3, 0xbc]));
  });

  it("gives a character whole that two chunks share", async () => {
    const bytes = Buffer.from("€");
    const read = await readStream(Readable.from([bytes.subarray(0, 1), bytes.subarray(1)]), 3, tooLong);
    expect(read.toString("utf8")).toBe("€");
  });

  it("gives nothing for an empty stream", async () => {
    expect(await readStream(Readable.from([]), 0, tooLong)).toHaveLength(0);
  });

  it("refuses a stream of one byte too many instead of reading a part", async () => {
    await expect(readStream(Readable.from(["abc", "d"]), 3, tooLong)).rejects.toMatchObject({ code: "KG_READ" });
    expect(await readStream(Readable.from(["ab", "c"]), 3, tooLong)).toHaveLength(3);
  });
});
