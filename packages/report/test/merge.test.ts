import { reportSchema } from "@keyguard/core/schema";
import type { Finding, Report } from "@keyguard/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORMATS, mergeReports, render } from "../src/index.ts";
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

  it("takes the oldest commit by the moment, not by how its date is written", () => {
    const by = (commit: string, date: string): Finding => {
      const introducedBy = { commit: commit.repeat(40), author: "Eve", date };
      const git = { introducedBy, removedBy: null, atHead: true, reachable: true, alsoIn: [] };
      return historicalFinding({ location: at(commit), git });
    };
    const [east, west] = [by("a", "2024-01-02T10:00:00+09:00"), by("b", "2024-01-02T02:00:00Z")];
    const odd = by("c", "?");
    const none = historicalFinding({
      git: { introducedBy: null, removedBy: null, atHead: true, reachable: true, alsoIn: [] },
    });
    const merged = mergeReports([report([west]), report([none]), report([odd]), report([east])]);
    expect(merged.findings[0]?.git?.introducedBy?.commit).toBe("a".repeat(40));
  });

  it("looks at each place a few times, however many there are", () => {
    let looks = 0;
    const placed = (i: number): Finding["location"] =>
      Object.defineProperty(at(`f${i}`), "toJSON", {
        value() {
          looks++;
          return `f${i}`;
        },
      });
    const copies = Array.from({ length: 1_000 }, (_, i) => finding({ location: placed(i), parts: [] }));
    expect(mergeReports([report(copies)]).findings[0]?.alsoAt).toHaveLength(999);
    expect(looks).toBeLessThan(5_000);
  });

  it("is complete only when no shard is missing; one that is there twice stands for no other", () => {
    const part = (index: number, count = 3, more: Partial<Report> = {}): Report =>
      report([], { shard: { index, count }, ...more });
    const missed = (reports: readonly Report[]): readonly unknown[] => {
      const { complete, skipped } = mergeReports(reports);
      expect(complete).toBe(skipped.length === 0);
      return skipped;
    };
    expect(missed([part(3), part(1), part(2), report([])])).toEqual([]);
    expect(missed([part(1, 1)])).toEqual([]);
    expect(missed([part(1), part(1), part(3)])).toEqual([
      { path: "shards", reason: "no report of shard 2 of 3 is given" },
    ]);
    const reason = "no report of shards 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 9989 more of 10000 is given";
    expect(missed([part(10_000, 10_000)])).toEqual([{ path: "shards", reason }]);
    const named = [part(1, 2, { repository: "desk/bot" }), part(2, 2, { repository: "desk/tools" })];
    expect(missed(named)).toEqual([
      { path: "shards", repository: "desk/bot", reason: "no report of shard 2 of 2 is given" },
      { path: "shards", repository: "desk/tools", reason: "no report of shard 1 of 2 is given" },
    ]);
    expect(mergeReports([part(1, 1)])).not.toHaveProperty("shard");
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

  it("keeps whose each path is where reports are of several repositories", () => {
    const git = { ...historicalFinding().git, branches: ["refs/heads/main"] } as NonNullable<Finding["git"]>;
    const { fingerprint, ruleId } = historicalFinding();
    const shared = { fingerprint, ruleId };
    const merged = mergeReports([
      report([historicalFinding({ git })], { repository: "desk/bot" }),
      report([finding(shared)], {
        repository: "desk/tools",
        skipped: [{ path: "x", reason: "y" }],
        keys: [key()],
        checks: [check()],
      }),
    ]);
    expect(merged.repository).toBeUndefined();
    expect(merged.findings).toHaveLength(1);
    const [one] = merged.findings;
    expect([one?.location, ...(one?.alsoAt ?? [])].map((place) => place?.repository)).toEqual([
      "desk/tools",
      "desk/bot",
    ]); // the worse one leads
    expect(new Set(one?.parts.map(({ location }) => location.repository))).toEqual(new Set(["desk/tools"]));
    expect(one?.git).toMatchObject({
      introducedBy: { repository: "desk/bot" },
      alsoIn: [{ repository: "desk/bot" }],
      branches: ["desk/bot:refs/heads/main"],
    });
    expect(merged.skipped).toEqual([{ path: "x", repository: "desk/tools", reason: "y" }]);
    expect(merged.keys?.[0]?.repository).toBe("desk/tools");
    expect(merged.checks?.[0]?.repository).toBe("desk/tools");
    expect(reportSchema.parse(merged)).toEqual(merged);
    expect(mergeReports([merged, report([], { repository: "desk/third" })])).toEqual(merged);
  });

  it("names one repository once for all of its shards", () => {
    const shard = report([finding()], { repository: "desk/bot" });
    expect(mergeReports([shard, { ...shard, findings: [] }])).toEqual(shard);
  });

  it.each([
    ["text", "desk/bot:a.py:", "desk/tools:big.bin"],
    ["markdown", "`desk/bot:a.py:", "desk/tools:big.bin"],
    ["html", "desk/bot:a.py:", "desk/tools:big.bin"],
    ["junit", 'file="desk/bot:a.py"', "desk/tools:big.bin"],
    ["sarif", '"uriBaseId":"desk/bot"', "desk/tools:big.bin"],
    ["gitlab", '"file": "desk/bot/a.py"', "desk/tools:big.bin"],
    ["csv", '"desk/bot",', '"desk/tools",'],
    ["json", '"repository": "desk/bot"', '"repository": "desk/tools"'],
  ] as const)("says in %s whose each path is", async (format, finds, skips) => {
    const of = (repository: string, ...findings: Finding[]): Report =>
      report(findings, { repository, skipped: [{ path: "big.bin", reason: "it is too large" }], checks: [check()] });
    const bot = of("desk/bot", finding({ location: at("a.py") }));
    const text = await render(format, mergeReports([bot, of("desk/tools", historicalFinding())]));
    expect(text).toContain(finds);
    expect(text).toContain(skips);
  });

  it.each(FORMATS)("says in %s where else a credential is, in whichever repository", async (format) => {
    const of = (repository: string): Report => report([finding({ location: at("a.py") })], { repository });
    const text = await render(format, mergeReports([of("desk/bot"), of("desk/tools")]));
    expect(text).toContain("desk/tools");
  });

  it("has a case above for every format", () => {
    expect([...FORMATS].sort()).toEqual(["csv", "gitlab", "html", "json", "junit", "markdown", "sarif", "text"]);
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
