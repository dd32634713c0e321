import { XMLParser, XMLValidator } from "fast-xml-parser";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { render } from "../src/index.ts";
import { hostileReport } from "./hostile.ts";
import { check, finding, report } from "./samples.ts";

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  isArray: (name) => /^test(?:suite|case)$/u.test(name),
});

interface Case {
  readonly name: string;
  readonly classname: string;
  readonly file?: string;
  readonly failure?: { readonly message: string; readonly type: string };
  readonly error?: { readonly message: string };
}
interface Suite {
  readonly name: string;
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly testcase: readonly Case[];
}

function suites(xml: string): readonly Suite[] {
  expect(XMLValidator.validate(xml)).toBe(true);
  return (parser.parse(xml) as { testsuites: { testsuite: Suite[] } }).testsuites.testsuite;
}

describe('render("junit")', () => {
  it("has one passed case when there is nothing to say", async () => {
    expect(suites(await render("junit", report()))).toMatchObject([
      { name: "keyguard findings", tests: "1", failures: "0", errors: "0", testcase: [{ name: "no findings" }] },
    ]);
  });

  it("makes a finding a failure with its place", async () => {
    const [suite] = suites(await render("junit", report([finding()])));
    expect(suite).toMatchObject({ tests: "1", failures: "1" });
    expect(suite?.testcase[0]).toMatchObject({
      classname: "keyguard.binance-credential",
      file: "src/config.py",
      failure: { type: "critical", message: "A Binance API key and its secret are in the source." },
    });
  });

  it("passes a finding under the threshold", async () => {
    const [suite] = suites(await render("junit", report([finding({ severity: "low" })]), { threshold: "high" }));
    expect(suite).toMatchObject({ tests: "1", failures: "0" });
  });

  it("makes an unknown check and what was not looked at errors, never passes", async () => {
    const xml = await render(
      "junit",
      report([], { complete: false, checks: [check({ result: "unknown" }), check(), check({ result: "pass" })] }),
    );
    expect(suites(xml).map(({ tests, failures, errors }) => [tests, failures, errors])).toEqual([
      ["1", "0", "0"],
      ["3", "1", "1"],
      ["1", "0", "1"],
    ]);
  });

  it("is well-formed with as many cases as findings whatever foreign text the report holds", async () => {
    await fc.assert(
      fc.asyncProperty(hostileReport, async (hostile) => {
        const xml = await render("junit", hostile);
        expect(xml.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cs}\u{fffe}\u{ffff}]/u);
        expect(suites(xml)[0]?.testcase).toHaveLength(hostile.findings.length);
      }),
    );
  });
});
