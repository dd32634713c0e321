import { describe, expect, test } from "vitest";
import { createEngine } from "../src/engine.ts";
import { made, sourceOf } from "./support/scan.ts";

const { key, secret } = made("binance");
const LEAK = `binance_key = "${key}"\nbinance_secret = "${secret}"\n`;

describe("createEngine()", () => {
  test("loads no detection for a text in which the kernel sees nothing", () => {
    const engine = createEngine();
    expect(engine.detect(sourceOf("a = 1\n"))).toEqual([]);
    expect(engine.mayHold(new TextEncoder().encode("a = 1\n"))).toBe(false);
    expect(engine.libraries.wanting).toBe(false);
  });

  test("asks for it where there is something, says so until then, and finds after", async () => {
    const engine = createEngine();
    expect(engine.detect(sourceOf(LEAK))).toEqual([]);
    expect(engine.mayHold(new TextEncoder().encode(LEAK))).toBe(true);
    expect(await engine.libraries.load()).toBe(true);
    expect(engine.detect(sourceOf(LEAK)).map(({ exchange }) => exchange)).toEqual(["binance"]);
    expect(engine.mayHold(new TextEncoder().encode("id = 00000000-0000-0000-0000-000000000000"))).toBe(false);
  });

  test.each([
    ["a catalogue of messages", '"Project-Id-Version: x\\n"\n"Report-Msgid-Bugs-To: A List <list@example.com>\\n"\n'],
    ["a lock file", '    "@babel/types" "^7.8.3"\n\n"@babel/helper-plugin-utils@^7.0.0":\n  version "7.0.0"\n'],
  ])("takes the words of %s for no pieces of a secret", async (_, text) => {
    const engine = createEngine();
    engine.libraries.want("detection");
    await engine.libraries.load();
    expect(engine.mayHold(new TextEncoder().encode(text))).toBe(false);
    const half = secret.length >> 1;
    const pieces = `secret = "${secret.slice(0, half)}"\n  "${secret.slice(half)}"\n`;
    expect(engine.mayHold(new TextEncoder().encode(pieces))).toBe(true);
  });

  test("lets a user's rules see a text in which the kernel sees nothing", async () => {
    const seen: string[] = [];
    const engine = createEngine({ rules: { detect: ({ path }) => (seen.push(path), []), allows: () => false } });
    engine.detect(sourceOf("a = 1\n", "a.txt"));
    expect(await engine.libraries.load()).toBe(true);
    engine.detect(sourceOf("a = 1\n", "a.txt"));
    expect(seen).toEqual(["a.txt"]);
  });
});
