import { systemReason } from "@keyguard/core";
import { describe, expect, it } from "vitest";

describe("systemReason()", () => {
  it.each([
    [Object.assign(new Error("EACCES: '/home/me/key'"), { code: "EACCES" }), "permission denied"],
    [{ code: "ELOOP" }, "its links lead in a circle"],
    [{ code: "EWHATEVER" }, "EWHATEVER"],
    [{ code: "" }, "unknown reason"],
    [{ code: 5 }, "unknown reason"],
    [new Error("no code"), "unknown reason"],
    [undefined, "unknown reason"],
  ])("of %j is %j", (error, words) => {
    expect(systemReason(error)).toBe(words);
  });
});
