import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { render } from "../src/index.ts";
import { hostileReport } from "./hostile.ts";
import { at, check, finding, historicalFinding, report } from "./samples.ts";

function rows(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true, record_delimiter: "\r\n" }) as Record<string, string>[];
}

describe('render("csv")', () => {
  it("has a heading and one row for each finding, check and skipped item", async () => {
    const csv = await render(
      "csv",
      report([finding(), historicalFinding()], { checks: [check()], skipped: [{ path: "a", reason: "b" }] }),
    );
    expect(rows(csv).map((row) => row["kind"])).toEqual(["finding", "finding", "check", "skipped"]);
    expect(rows(csv)[1]).toMatchObject({
      path: "bot/keys.py",
      line: "7",
      introduced_commit: "1f".repeat(20),
      at_head: "no",
    });
  });

  it("always has a row for an incomplete run", async () => {
    expect(rows(await render("csv", report([], { complete: false })))).toMatchObject([
      { kind: "skipped", result: "unknown" },
    ]);
  });

  it.each(["=1+1", "+1", "-1", "@sum", " =1", "\t=1", "＝1", "\r\n=1"])(
    "disarms a cell that begins like a formula: %j",
    async (path) => {
      const [row] = rows(await render("csv", report([finding({ location: at(path) })])));
      expect(row?.["path"]).not.toMatch(/^[\s\p{Cc}]*[=+\-@＝＋－＠]/u);
    },
  );

  it("keeps its shape whatever foreign text the report holds", async () => {
    await fc.assert(
      fc.asyncProperty(hostileReport, async (hostile) => {
        const parsed = rows(await render("csv", hostile));
        expect(parsed).toHaveLength(hostile.findings.length + 2);
        const cells = parsed.flatMap((row) => Object.values(row));
        expect(cells.filter((text) => /^[\s\p{Cc}]*[=+\-@]/u.test(text))).toEqual([]);
        expect(cells.join("")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});
