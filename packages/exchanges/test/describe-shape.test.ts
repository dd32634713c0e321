import { describe, expect, it } from "vitest";
import { describeShape, groups, run, type Shape, UUID, UUID4 } from "../src/index.ts";

describe("describeShape()", () => {
  it.each<[Shape, string]>([
    [[run("alnum", 64)], "64 letters and digits"],
    [[run("base64url", [43, 45])], "43 to 45 base64url characters"],
    [["bg_", run("lower-hex", 32)], "`bg_`, then 32 lower-case hex digits"],
    [groups("lower-hex", 8, 8, 8, 5), "8-8-8-5 lower-case hex digits"],
    [UUID, "a UUID"],
    [UUID4, "a version 4 UUID"],
    [["rh-api-", ...UUID], "`rh-api-`, then a UUID"],
    [[run("upper", 2), "-", run("digit", 3)], "2 upper-case letters, then `-`, then 3 digits"],
    [[], ""],
  ])("puts %j into words", (shape, words) => {
    expect(describeShape(shape)).toBe(words);
  });
});
