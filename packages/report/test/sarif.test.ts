import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeReports, render, type RenderOptions } from "../src/index.ts";
import type { Report } from "@keyguard/core";
import { hostileReport } from "./hostile.ts";
import { at, finding, historicalFinding, report } from "./samples.ts";

interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
    readonly region: { readonly startLine: number };
  };
  readonly message?: { readonly text: string };
}
interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations?: readonly SarifLocation[];
  readonly codeFlows?: readonly {
    readonly threadFlows: readonly { readonly locations: readonly { readonly location: SarifLocation }[] }[];
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
interface SarifRun {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly {
        readonly id: string;
        readonly help: { readonly text: string };
        readonly properties: Record<string, unknown>;
      }[];
    };
  };
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications?: readonly { readonly message: { readonly text: string } }[];
  }[];
  readonly originalUriBaseIds?: Readonly<Record<string, object>>;
  readonly results: readonly SarifResult[];
}

// The schema that Microsoft's matchers for SARIF ship: 2.1.0 as published, in draft 4.
const schemaFile = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")) as object);

async function sarif(from: Report, options: RenderOptions = {}): Promise<SarifRun> {
  const log = JSON.parse(await render("sarif", from, options)) as { runs: [SarifRun] };
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log.runs[0];
}

describe('render("sarif")', () => {
  it("is valid SARIF 2.1.0 for an empty, a full and an incomplete report", async () => {
    expect((await sarif(report())).results).toEqual([]);
    const full = await sarif(report([finding(), historicalFinding()]), { generatedAt: "2026-11-25T12:00:00Z" });
    expect(full.results.map(({ ruleId }) => ruleId)).toEqual(["binance-credential", "okx-credential"]);
    const incomplete = await sarif(
      report([], { complete: false, skipped: [{ path: "big.bin", reason: "too large" }] }),
    );
    expect(incomplete.invocations[0]?.executionSuccessful).toBe(false);
    expect(incomplete.invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toBe(
      "Not looked at: big.bin: too large",
    );
  });

  it("rejects what the schema rejects, so that the checks above mean something", () => {
    expect(validate({ version: "2.1.0", runs: [{ results: [] }] })).toBe(false);
  });

  it("carries the parts as related places and as a code flow", async () => {
    const [result] = (await sarif(report([finding()]))).results;
    const steps = result?.codeFlows?.[0]?.threadFlows[0]?.locations.map(({ location }) => location.message?.text);
    expect(steps).toEqual(["key abcd…wxyz", "secret ef01…89yz"]);
    expect(result?.relatedLocations?.map(({ physicalLocation }) => physicalLocation.region.startLine)).toEqual([3, 4]);
  });

  it("tells results apart by the fingerprint alone, wherever the credential stands", async () => {
    const here = await sarif(report([finding({ location: at("a.py", 1) })]));
    const there = await sarif(report([finding({ location: at("b/c.py", 99) })]));
    expect(here.results[0]?.partialFingerprints).toEqual(there.results[0]?.partialFingerprints);
    expect(here.results[0]?.partialFingerprints["primaryLocationLineHash"]).toBe("00112233445566aa:1");
  });

  it("gives each rule help with its remedy and a severity on GitHub's scale", async () => {
    const { rules } = (await sarif(report([finding()]))).tool.driver;
    expect(rules[0]?.help.text).toContain("What to do: Delete the key at Binance");
    expect(rules[0]?.properties["security-severity"]).toBe("9.5");
  });

  it("encodes paths as relative references", async () => {
    const { results } = await sarif(report([finding({ location: at("c:/a b#?%.py") })]));
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("c%3A/a%20b%23%3F%25.py");
  });

  it("gives a finding without a file a place, because GitHub refuses results without one", async () => {
    const { results } = await sarif(report([finding({ location: null, parts: [] })]));
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("keyguard.toml");
    expect(results[0]?.codeFlows).toBeUndefined();
  });

  it("stays within GitHub's limits, keeps the worst and says what is left out", async () => {
    const many = Array.from({ length: 25_010 }, () => finding({ severity: "low", parts: [] }));
    const alsoAt = Array.from({ length: 300 }, (_, i) => at(`f${i}`));
    const text = await render("sarif", report([...many, finding({ alsoAt })]));
    expect(text.split("\n").filter((line) => line.startsWith('{"ruleId"'))).toHaveLength(25_000); // one a line
    const [{ results, invocations }] = (JSON.parse(text) as { runs: [SarifRun] }).runs;
    expect(results).toHaveLength(25_000);
    expect(results[0]?.level).toBe("error");
    expect(results[0]?.relatedLocations).toHaveLength(100);
    expect(invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toContain("11 less severe findings");
  });

  it("stays within the size that GitHub takes, whatever the number of places", async () => {
    const alsoAt = Array.from({ length: 100 }, (_, i) => at(`f${i}`));
    const many = Array.from({ length: 3_000 }, () => finding({ parts: [], alsoAt }));
    // Not held against the schema, as the others are: that compares every place with every other, for seconds.
    const log = JSON.parse(await render("sarif", report(many))) as { runs: [SarifRun] };
    const [{ results }] = log.runs;
    expect(results[2_499]?.relatedLocations).toHaveLength(100);
    expect(results[2_500]?.relatedLocations).toHaveLength(4);
  });

  it("is valid for a report of several repositories, each with a base of its own", async () => {
    const of = (repository: string): Report => report([finding()], { repository });
    const { results, originalUriBaseIds } = await sarif(mergeReports([of("desk/bot"), of("desk/tools")]));
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uriBaseId).toBe("desk/bot");
    expect(Object.keys(originalUriBaseIds ?? {})).toEqual(["desk/bot", "desk/tools"]);
  });

  it("is valid and free of raw controls whatever foreign text the report holds", async () => {
    await fc.assert(
      fc.asyncProperty(hostileReport, async (hostile) => {
        const run = await sarif(hostile);
        expect(run.results).toHaveLength(hostile.findings.length);
        expect(JSON.stringify(run.results.map(({ message }) => message.text))).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        for (const { locations } of run.results)
          for (const { physicalLocation } of locations)
            expect(physicalLocation.artifactLocation.uri).toMatch(/^[\w\-.!~*'()%/]*$/u);
      }),
      { numRuns: 50 },
    );
  });
});
