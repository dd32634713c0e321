import { reportSchema } from "@keyguard/core/schema";
import type { Finding, Report } from "@keyguard/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeReports } from "../src/index.ts";
import { at, check, finding, historicalFinding, key, report } from "./samples.ts";

describe("mergeReports()", () => {
  it("makes one finding with all places of one credential", () => {
    const merged = mergeReports([
      report([finding({ location: at("b.py"), severity: "high", verification: { status: "dead" } })]),
      report([finding({ location: at("a.py"), alsoAt: [at("c.py")], verification: { status: "live" } })]),
      report([finding({ location: at("c.py") })]),
    ]);
    expect(merged.findings).toHaveLength(1);
    expect(merged.findings[0]).toMatchObject({
      severity: "critical",
      location: { path: "a.py" },
      alsoAt: [{ path: "b.py" }, { path: "c.py" }],
      verification: { status: "live" },
    });
  });

  it("joins histories: the oldest commit, and still there where any shard says so", () => {
    const older = historicalFinding();
    const git = {
      ...older.git,
      introducedBy: { commit: "4c".repeat(20), author: "Eve", date: "2023-01-01T00:00:00Z" },
    } as Finding["git"];
    const still = historicalFinding({
      git: {
        introducedBy: null,
        removedBy: null,
        atHead: true,
        reachable: true,
        alsoIn: [{ path: "z", commit: "5b".repeat(20) }],
      },
    });
    const merged = mergeReports([
      report([older]),
      report([historicalFinding(git === undefined ? {} : { git })]),
      report([still]),
    ]);
    expect(merged.findings[0]?.git).toMatchObject({ introducedBy: { author: "Eve" }, removedBy: null, atHead: true });
    expect(merged.findings[0]?.git?.alsoIn.map(({ path }) => path)).toEqual(["old/keys.py", "z"]);
  });

  it("is complete only when every report is, and keeps what was skipped, keys and checks once", () => {
    const part = report([], {
      keys: [key()],
      checks: [check()],
      skipped: [{ path: "x", reason: "y" }],
      complete: false,
    });
    expect(mergeReports([part, part, report()])).toEqual(part);
    expect(mergeReports([report(), report()]).complete).toBe(true);
  });

  it("refuses to merge nothing", () => {
    expect(() => mergeReports([])).toThrow(expect.objectContaining({ code: "KG_USAGE" }));
  });

  it("does not depend on the order, and gives a report again", () => {
    const one = fc
      .record({
        path: fc.constantFrom("a", "b", "c"),
        line: fc.integer({ min: 1, max: 3 }),
        id: fc.constantFrom("a", "b"),
        live: fc.boolean(),
      })
      .map(({ path, line, id, live }) =>
        finding({
          fingerprint: id.repeat(16),
          location: at(path, line),
          verification: { status: live ? "live" : "unknown" },
        }),
      );
    const some: fc.Arbitrary<Report[]> = fc.array(
      fc.array(one, { maxLength: 4 }).map((findings) => report(findings)),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(some, (reports) => {
        const merged = mergeReports(reports);
        expect(mergeReports(reports.toReversed())).toEqual(merged);
        expect(reportSchema.parse(merged)).toEqual(merged);
        expect(mergeReports([merged, merged])).toEqual(merged);
        const places = (findings: readonly Finding[]): Set<string> =>
          new Set(
            findings.flatMap(({ fingerprint, location, alsoAt }) =>
              [location, ...alsoAt].map((place) => `${fingerprint} ${place?.path}:${place?.startLine}`),
            ),
          );
        expect(places(merged.findings)).toEqual(places(reports.flatMap(({ findings }) => findings)));
      }),
    );
  });
});
