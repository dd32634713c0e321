import { reportSchema } from "@keyguard/core/schema";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORMATS, inertLines, parseFormat, printable, render } from "../src/index.ts";
import { hostileReport } from "./hostile.ts";
import { finding, historicalFinding, report } from "./samples.ts";

describe("parseFormat()", () => {
  it.each(FORMATS)("knows %s", (format) => {
    expect(parseFormat(format)).toBe(format);
  });

  it("suggests the nearest format and does not echo what was typed", () => {
    expect(() => parseFormat("sarff-hunter2")).toThrow(
      expect.objectContaining({ code: "KG_USAGE", message: expect.not.stringContaining("hunter2") as unknown }),
    );
    expect(() => parseFormat("jsno")).toThrow(expect.objectContaining({ hint: 'did you mean "json"?' }));
  });
});

describe("render()", () => {
  it("gives a report that can be read back as json", async () => {
    const whole = report([finding(), historicalFinding()]);
    expect(reportSchema.parse(JSON.parse(await render("json", whole)))).toEqual(whole);
  });

  it.each(FORMATS)("ends %s with one line feed and repeats itself byte for byte", async (format) => {
    const text = await render(format, report([finding()]));
    expect(text).toMatch(/[^\n]\n$/u);
    expect(await render(format, report([finding()]))).toBe(text);
  });

  it.each(["json", "csv", "gitlab", "sarif", "junit", "html"] as const)(
    "sends nothing of %s that a terminal or a CI runner would obey",
    async (format) => {
      await fc.assert(
        fc.asyncProperty(hostileReport, async (hostile) => {
          const text = await render(format, hostile);
          expect(text).not.toMatch(/^\s*::/mu);
          expect(text).not.toContain("##[");
          expect(text.replaceAll(/\r?\n/gu, "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        }),
        { numRuns: 50 },
      );
    },
  );

  it("gives json that reads back as the same report whatever foreign text it holds", async () => {
    await fc.assert(
      fc.asyncProperty(hostileReport, async (hostile) => {
        expect(JSON.parse(await render("json", hostile))).toEqual(hostile);
      }),
    );
  });
});

describe("printable()", () => {
  it.each([
    ["a\u001b[31mb", String.raw`a\x1b[31mb`],
    ["a\r\nb\tc", String.raw`a\r\nb\tc`],
    ["\u202egnp.exe", String.raw`\u202egnp.exe`],
    ["\u{e0041}", String.raw`\u{e0041}`],
    ["\ud800", String.raw`\ud800`],
    ["a ##[error] b", String.raw`a #\x23[error] b`],
    ["日本語 ключ 👍", "日本語 ключ 👍"],
    ["", ""],
  ])("turns %j into %j", (text, safe) => {
    expect(printable(text)).toBe(safe);
  });
});

describe("inertLines()", () => {
  it("reads empty lines in time that grows with their number", () => {
    const lines = "\n".repeat(300_000);
    expect(inertLines(lines)).toBe(lines);
  });

  it.each([
    ["::error::x", String.raw`\x3a:error::x`],
    ["  ::add-mask::x", String.raw`  \x3a:add-mask::x`],
    ["a::b", "a::b"],
  ])("turns %j into %j", (text, safe) => {
    expect(inertLines(text)).toBe(safe);
  });
});
