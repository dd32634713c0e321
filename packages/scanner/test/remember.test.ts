import { runInNewContext } from "node:vm";
import { setFlagsFromString } from "node:v8";
import { describe, expect, test } from "vitest";
import { remember } from "../src/remember.ts";

describe("remember()", () => {
  test("answers a text that is met again without reading it again", () => {
    let reads = 0;
    const length = remember((text) => (reads++, text.length), 10);
    expect([length("a"), length("bc"), length("a")]).toEqual([1, 2, 1]);
    expect(reads).toBe(2);
  });

  test("forgets what was not met lately when it is full, and never keeps what is too long", () => {
    let reads = 0;
    const length = remember((text) => (reads++, text.length), 2, 3);
    for (const text of ["a", "b", "c", "a", "long", "long"]) length(text);
    expect(reads).toBe(6);
  });

  test("keeps what is met again and again, however much comes between", () => {
    const read: string[] = [];
    const length = remember((text) => (read.push(text), text.length), 4);
    for (const text of ["often", "a", "often", "b", "often", "c", "often", "d", "often"]) length(text);
    expect(read).toEqual(["often", "a", "b", "c", "d"]);
  });

  test("keeps no file for a name in it", () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const held = (): number => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const length = remember((text) => text.length, 1_000);
    const before = held();
    for (let i = 0; i < 40; i++) {
      const text = new TextDecoder("latin1").decode(new Uint8Array(500_000).fill(65 + i));
      length(text.slice(10, 60));
    }
    expect(held() - before).toBeLessThan(5_000_000);
    expect(length("A".repeat(50))).toBe(50); // and is still there
  });
});
