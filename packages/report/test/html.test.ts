import * as fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { render } from "../src/index.ts";
import { hostileReport } from "./hostile.ts";
import { check, finding, historicalFinding, key, report } from "./samples.ts";

const full = report([finding(), historicalFinding()], {
  keys: [key()],
  checks: [check()],
  skipped: [{ path: "big.bin", reason: "too large" }],
  complete: false,
});

function sha256(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

describe('render("html")', () => {
  it("allows its own style and script by their hashes, and nothing else", async () => {
    const html = await render("html", full);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(html)?.[1] ?? "";
    const style = /<style>(.*?)<\/style>/su.exec(html)?.[1] ?? "";
    const script = /<script>(.*?)<\/script>/su.exec(html)?.[1] ?? "";
    expect(policy).toBe(
      `default-src 'none'; style-src ${sha256(style)}; script-src ${sha256(script)}; base-uri 'none'; form-action 'none'`,
    );
  });

  it("names no other origin and needs no inline style or handler", async () => {
    const html = await render("html", full, { generatedAt: "2026-11-25T12:00:00Z" });
    expect(html).not.toMatch(/https?:|url\(|@import|\bsrc=|\bhref=|\sstyle=|\son\w+=/u);
  });

  it("shows findings, keys, checks, the history and what was not looked at", async () => {
    const html = await render("html", full);
    for (const text of [
      '<h2 id="findings-title">',
      'id="keys"',
      'id="checks"',
      "<h2>History</h2>",
      "<h2>Not looked at</h2>",
      "Incomplete.",
    ])
      expect(html).toContain(text);
    expect(html).toContain('withdraw: <strong class="fail">yes</strong>');
  });

  it("gives equal bytes for equal input", async () => {
    expect(await render("html", full)).toBe(await render("html", full));
  });

  it("has the same elements whatever foreign text the report holds", async () => {
    const tags = (html: string): string[] =>
      Array.from(
        html
          .replace(/<style>.*?<\/style>/su, "")
          .replace(/<script>.*<\/script>/su, "")
          .matchAll(/<\/?[a-z0-9]+/gu),
        ([tag]) => tag,
      );
    const allowed = new Set(
      tags(
        await render(
          "html",
          report([finding(), historicalFinding()], {
            keys: [key()],
            checks: [check()],
            complete: false,
            skipped: [{ path: "a", reason: "b" }],
            egress: {
              ipv4: { addresses: ["a"], stable: "yes", sources: ["b"] },
              ipv6: { addresses: [], stable: "no", sources: [] },
              platform: "p",
            },
          }),
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostileReport, async (hostile) => {
        const html = await render("html", hostile);
        expect(tags(html).filter((tag) => !allowed.has(tag))).toEqual([]);
        expect(html.match(/<script/gu)).toHaveLength(1);
        expect(html.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        for (const [row] of html.matchAll(/<tr data-[^>]*>/gu))
          expect(row).toMatch(/^<tr(?: data-[a-z]+="[^"<>]*")+>$/u);
      }),
    );
  });
});
