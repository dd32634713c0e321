import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { constants, deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyDelta } from "../../src/node/git/apply-delta.ts";
import { KernelFull, PackKernel } from "../../src/node/git/kernel.ts";

const root = new URL("../../", import.meta.url);

/** Inflates with the kernel; null when it refuses. */
function inflate(kernel: PackKernel, stream: Buffer, size: number): Buffer | null {
  const input = kernel.allocate(stream.length);
  const output = kernel.allocate(size);
  kernel.bytes.set(stream, input);
  const used = kernel.call.inflate(input, stream.length, output, size);
  const content = Buffer.from(kernel.bytes.subarray(output, output + size));
  for (const block of [input, output]) kernel.release(block);
  return used === stream.length ? content : null;
}

/** Bytes with repeats, as files have them. */
const content = fc.oneof(
  fc.uint8Array({ maxLength: 3000 }),
  fc
    .array(fc.constantFrom("const ", "return ", "\n", "abcabcabc", "0", " ".repeat(300)), { maxLength: 400 })
    .map((words) => Buffer.from(words.join(""))),
);

describe("the git kernel", () => {
  it("was compiled from the sources that lie beside it", () => {
    const sources = ["", "/bad", "/delta", "/inflate", "/trees"].map((name) => `assembly/git-pack${name}.ts`);
    const digest = createHash("sha256");
    for (const source of sources) digest.update(readFileSync(new URL(source, root)));
    expect(readFileSync(new URL("src/generated/git-kernel.ts", root), "utf8")).toContain(digest.digest("hex"));
  });

  it("inflates whatever zlib deflates, at every level and strategy", () => {
    const kernel = new PackKernel();
    const strategies = [constants.Z_DEFAULT_STRATEGY, constants.Z_HUFFMAN_ONLY, constants.Z_FIXED, constants.Z_RLE];
    fc.assert(
      fc.property(content, fc.nat(9), fc.constantFrom(...strategies), (bytes, level, strategy) => {
        const plain = Buffer.from(bytes);
        expect(inflate(kernel, deflateSync(plain, { level, strategy }), plain.length)).toEqual(plain);
      }),
      { numRuns: 400 },
    );
  });

  it("inflates a megabyte of chance and a megabyte of nothing", () => {
    const kernel = new PackKernel();
    for (const plain of [randomBytes(1 << 20), Buffer.alloc(1 << 20)])
      expect(inflate(kernel, deflateSync(plain), plain.length)).toEqual(plain);
  });

  it("refuses a stream of another size, and survives any bytes", () => {
    const kernel = new PackKernel();
    const stream = deflateSync(Buffer.from("some text, some text, some text"));
    for (const size of [0, 30, 32, 1000]) expect(inflate(kernel, stream, size)).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(5000), (bytes, size) => {
        const random = inflate(kernel, Buffer.concat([Buffer.from([0x78, 0x9c]), bytes]), size);
        expect(random === null || random.length === size).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("applies deltas as the plain implementation does, and lists what they copied", () => {
    const kernel = new PackKernel();
    const operations = fc.array(
      fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 127 }),
        fc.tuple(fc.nat(999), fc.integer({ min: 1, max: 500 })),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1000, maxLength: 1000 }), operations, (base, list) => {
        const body = list.flatMap((one) =>
          one instanceof Uint8Array
            ? [one.length, ...one]
            : [
                0xb3,
                one[0] & 255,
                one[0] >> 8,
                Math.min(one[1], 1000 - one[0]) & 255,
                Math.min(one[1], 1000 - one[0]) >> 8,
              ],
        );
        const size = list.reduce(
          (sum, one) => sum + (one instanceof Uint8Array ? one.length : Math.min(one[1], 1000 - one[0])),
          0,
        );
        const varint = (value: number): number[] =>
          value < 128 ? [value] : [128 | (value & 127), ...varint(value >> 7)];
        const expected = applyDelta(base, Buffer.from([...varint(1000), ...varint(size), ...body]), 1 << 20);
        const [from, delta, to, runs] = [1000, body.length, size, (body.length + 1) * 12].map((bytes) =>
          kernel.allocate(bytes),
        );
        if (from === undefined || delta === undefined || to === undefined || runs === undefined) return;
        kernel.bytes.set(base, from);
        kernel.bytes.set(body, delta);
        const count = kernel.call.apply(from, 1000, delta, body.length, to, size, runs);
        const target = Buffer.from(kernel.bytes.subarray(to, to + size));
        expect(target).toEqual(expected);
        for (let i = 0; i < count; i++) {
          const [at = 0, length = 0, source = 0] = kernel.words.subarray((runs >> 2) + i * 3, (runs >> 2) + i * 3 + 3);
          expect(target.subarray(at, at + length)).toEqual(Buffer.from(base.subarray(source, source + length)));
        }
        for (const block of [from, delta, to, runs]) kernel.release(block);
      }),
      { numRuns: 300 },
    );
  });

  it("refuses more memory than one thread may use", () => {
    expect(() => new PackKernel().allocate(1 << 30)).toThrow(KernelFull);
  });
});
