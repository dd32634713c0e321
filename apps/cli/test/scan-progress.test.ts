import { describe, expect, it } from "vitest";
import { progressText } from "../src/scan-git.ts";

const NONE = { done: 0, total: 0 };

describe("progressText()", () => {
  it.each([
    [
      { phase: "reading packs", objects: NONE, bytes: { done: 10e6, total: 40e6 }, share: 0.02 },
      5_000,
      "reading packs: 10 of 40 MB",
    ],
    [
      { phase: "scanning content", objects: { done: 7, total: 90 }, bytes: { done: 3e6, total: 9e6 }, share: 0.5 },
      30_000,
      "scanning content: 7 of 90 objects, 3 of 9 MB, about 30 s left",
    ],
    [
      { phase: "scanning content", objects: { done: 7, total: 90 }, bytes: { done: 3e6, total: 9e6 }, share: 0.1 },
      60_000,
      "scanning content: 7 of 90 objects, 3 of 9 MB, about 9 min left",
    ],
    [{ phase: "tracing origins", objects: NONE, bytes: NONE, share: 0.96 }, 10_000, "tracing origins"],
  ] as const)("names what is done and what is left: %#", (progress, elapsed, text) => {
    expect(progressText(progress, elapsed)).toBe(text);
  });
});
