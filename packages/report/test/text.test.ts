import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderText } from "../src/index.ts";
import { displayWidth } from "../src/text/width.ts";
import { hostileReport } from "./hostile.ts";
import { at, check, finding, historicalFinding, key, report } from "./samples.ts";

const ANSI = /\u001b\[[0-9;]*m/gu;

describe("renderText()", () => {
  it("says so when nothing was found", () => {
    expect(renderText(report())).toBe("No findings\n");
  });

  it("shows a finding with its parts, reasons, risk and remedy", () => {
    expect(renderText(report([finding()]), { subject: "3 files" })).toBe(
      [
        "CRITICAL  binance-credential  src/config.py:3:12",
        "  what       A Binance API key and its secret are in the source.",
        "  parts      key     abcd…wxyz  line 3",
        "             secret  ef01…89yz  line 4",
        "  because    both stand in named slots; the file imports binance.client",
        "  risk       whoever has it could trade with the account, and withdraw where the",
        "             key allows it",
        "  do         Delete the key at Binance, then create a new one that is bound to",
        "             your address.",
        "  id         00112233445566aa",
        "",
        "1 finding: 1 critical in 3 files",
        "",
      ].join("\n"),
    );
  });

  it("leads with the worst, and with the live one among equals", () => {
    const text = renderText(
      report([
        finding({ severity: "low", ruleId: "a-low" }),
        finding({ severity: "critical", ruleId: "b-dead" }),
        finding({ severity: "critical", ruleId: "c-live", verification: { status: "live" }, location: at("z.py") }),
      ]),
    );
    const order = ["c-live", "b-dead", "a-low"].map((rule) => text.indexOf(rule));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(text).toContain("3 findings: 2 critical, 1 low");
  });

  it("tells since when a finding is in the history, and what the exchange said", () => {
    const text = renderText(report([historicalFinding()]), { width: 400 });
    expect(text).toContain(
      "history    since 1f1f1f1f1f1f (2024-01-02, Ann <ann@example.com>); removed by 2e2e2e2e2e2e",
    );
    expect(text).toContain(
      "live: the exchange accepts it; may read, trade.spot, withdraw; not known: trade.derivatives",
    );
  });

  it("leads with what can still be reached, and names the branches that hold it", () => {
    const facts = { introducedBy: null, removedBy: null, atHead: false, reachable: true, alsoIn: [] };
    const cutOff = finding({
      severity: "critical",
      ruleId: "a-dangling",
      git: { ...facts, reachable: false, branches: [], onRemote: false },
    });
    const names = ["refs/heads/main", "refs/heads/old", "refs/remotes/origin/old", "refs/tags/v1", "refs/tags/v2"];
    const held = finding({ severity: "low", ruleId: "b-held", git: { ...facts, branches: names, onRemote: true } });
    const text = renderText(report([cutOff, held]), { width: 400 });
    expect(text.indexOf("b-held")).toBeLessThan(text.indexOf("a-dangling"));
    expect(text).toContain("still on main, old, origin/old and 2 more; a remote branch leads to it");
    expect(text).toContain("held only by an object that no branch reaches");
    expect(text).toContain("2 findings: 1 critical, 1 low");
  });

  it("says no more of what is staged than that no commit has it", () => {
    const git = { introducedBy: null, removedBy: null, atHead: false, reachable: false, alsoIn: [] };
    const text = renderText(report([finding({ git })]), { width: 400 });
    expect(text).toMatch(/^ {2}history +in no commit yet$/mu);
  });

  it("lists at most five other places and counts the rest", () => {
    const alsoAt = Array.from({ length: 8 }, (_, i) => at(`copy${i}.py`));
    const text = renderText(report([finding({ alsoAt })]));
    expect(text).toContain("copy4.py:3:12");
    expect(text).not.toContain("copy5.py");
    expect(text).toContain("and 3 more places");
  });

  it("shows keys and checks as tables, failures first, each with its remedy", () => {
    const text = renderText(
      report([], {
        keys: [key(), key({ name: "okx-two", cause: "address-not-allowed", answer: "none" })],
        checks: [
          check({ id: "bound-to-address", result: "pass", evidence: "one address", remedy: "" }),
          check({
            id: "can-be-read",
            key: "okx-two",
            result: "unknown",
            severity: "high",
            evidence: "refused",
            remedy: "Add it.",
          }),
          check(),
        ],
      }),
      { width: 120 },
    );
    expect(text).toMatch(/^KEY\s+EXCHANGE\s+PROFILE\s+MAY\s+FROM\s+EXPIRES$/mu);
    expect(text).toMatch(/binance-main\s+binance\s+trading\s+read, trade\.spot\s+203\.0\.113\.7\/32\s+2026-12-24/u);
    expect(text).toContain("not read: address-not-allowed");
    expect(text.indexOf("no-withdraw")).toBeLessThan(text.indexOf("can-be-read"));
    expect(text.indexOf("can-be-read")).toBeLessThan(text.indexOf("bound-to-address"));
    expect(text).toContain("do    Switch withdrawals off");
    expect(text).toContain("3 checks: 1 failed, 1 unknown, 1 passed");
  });

  it("has no column for keys, and no word on findings, where checks are about neither", () => {
    const text = renderText(report([], { checks: [check({ key: null })] }), { width: 120 });
    expect(text).toMatch(/^RESULT +SEVERITY +CHECK +EVIDENCE\n/u);
    expect(text).toMatch(/\n1 check: 1 failed, 0 passed\n$/u);
    expect(text).not.toContain("No findings");
  });

  it("tells what was not looked at, and that this is no pass", () => {
    const skipped = Array.from({ length: 12 }, (_, i) => ({ path: `f${i}`, reason: "no permission" }));
    const text = renderText(report([], { complete: false, skipped }));
    expect(text).toContain("Not looked at: 12 items");
    expect(text).toContain("and 2 more; --format json lists all");
    expect(text).toContain("Incomplete: not everything was looked at, so this is not a pass.");
  });

  it("says when no finding reaches the threshold", () => {
    expect(renderText(report([finding({ severity: "low" })]), { threshold: "high" })).toContain(
      "1 finding: 1 low; none at or above high",
    );
  });

  it("differs with colour only by colour", () => {
    const both = report([finding(), historicalFinding()], { keys: [key()], checks: [check()] });
    expect(renderText(both, { colour: true }).replaceAll(ANSI, "")).toBe(renderText(both));
    expect(renderText(both, { colour: true })).toContain("\u001b[1;31mCRITICAL");
    expect(renderText(both)).not.toContain("\u001b");
  });

  it.each([60, 80, 132])("keeps within %i columns", (width) => {
    const text = renderText(report([finding()], { keys: [key()], checks: [check()], complete: false }), { width });
    expect(Math.max(...text.split("\n").map(displayWidth))).toBeLessThanOrEqual(width);
  });

  it("turns a table into blocks where the terminal is too narrow for columns", () => {
    const text = renderText(report([], { keys: [key()] }), { width: 50 });
    expect(text).toContain("KEY       binance-main\nEXCHANGE  binance\nPROFILE   trading\n");
    expect(renderText(report([], { keys: [key()] }), { width: 90 })).toMatch(/^KEY +EXCHANGE/u);
  });

  it("lets no foreign text move the cursor, hide, or speak to a CI runner", () => {
    fc.assert(
      fc.property(hostileReport, fc.boolean(), (hostile, colour) => {
        const text = renderText(hostile, { colour, subject: "x", width: 100 });
        const bare = text.replaceAll(colour ? ANSI : /(?!)/gu, "");
        expect(bare.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(text).not.toMatch(/^\s*::/mu);
        expect(text).not.toContain("##[");
      }),
    );
  });

  it("has as many lines whatever line breaks a path holds", () => {
    const lines = (path: string): number =>
      renderText(report([finding({ location: at(path), parts: [] })])).split("\n").length;
    expect(lines("a\n::error::b\r\n\u2028c")).toBe(lines("abc"));
  });
});
