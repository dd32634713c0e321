import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { readLine } from "../src/terminal/ask-secret.ts";

/** What is read of bytes that come one at a time, as a slow line brings them. */
async function typing(text: string): Promise<string | undefined> {
  const keys = new PassThrough();
  const line = readLine(keys);
  for (const byte of Buffer.from(text)) keys.write(Buffer.of(byte));
  return line;
}

describe("readLine()", () => {
  it.each([
    ["abc\r", "abc"],
    ["pä\u{1f511}ss\n", "pä\u{1f511}ss"],
    ["a\u{1f511}\u007Fb\r", "ab"],
    ["wrong\u0015right\r", "right"],
    ["\u007F\r", ""],
    ["a\u0003", undefined],
    ["a\u0004", undefined],
  ])("reads %j as %j", async (keys, line) => {
    expect(await typing(keys)).toBe(line);
  });

  it("tells of Ctrl-C, and not of Ctrl-D", async () => {
    const told: string[] = [];
    for (const key of ["\u0004", "\u0003"]) {
      const keys = new PassThrough();
      const line = readLine(keys, { interrupt: () => void told.push(key) });
      keys.write(key);
      expect(await line).toBeUndefined();
    }
    expect(told).toEqual(["\u0003"]);
  });

  it("reads nothing more where the terminal goes away, or the program is told to end", async () => {
    const keys = new PassThrough();
    const line = readLine(keys);
    keys.end("half");
    expect(await line).toBeUndefined();
    const stop = new AbortController();
    const waiting = readLine(new PassThrough(), stop);
    stop.abort();
    expect(await waiting).toBeUndefined();
    expect(await readLine(new PassThrough(), stop)).toBeUndefined();
  });
});
