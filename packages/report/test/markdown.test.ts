import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { render } from "../src/index.ts";
import { hostileReport } from "./hostile.ts";
import { at, check, finding, historicalFinding, report } from "./samples.ts";

/** As GitHub draws it, before its sanitiser: raw HTML is let through, so that what leaks shows. */
function draw(markdown: string): string {
  return micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
}

describe('render("markdown")', () => {
  it("opens with the count and a table, the worst first", async () => {
    const text = await render("markdown", report([historicalFinding(), finding()]), { subject: "the pull request" });
    expect(text.split("\n").slice(0, 8)).toEqual([
      "## keyguard: 2 findings",
      "",
      "1 critical, 1 high in the pull request",
      "",
      "| Severity | Rule | Where | Status |",
      "| --- | --- | --- | --- |",
      "| critical | `binance-credential` | `src/config.py:3` |  |",
      "| high | `okx-credential` | `bot/keys.py:7` | live, history only |",
    ]);
  });

  it("says so when nothing was found", async () => {
    expect(await render("markdown", report())).toBe("## keyguard: no findings\n");
  });

  it("links places where it is told where the source is", async () => {
    const text = await render("markdown", report([finding({ location: at("a b.py") })]), {
      sourceUrl: "https://example.com/blob/main/",
    });
    expect(draw(text)).toContain('<a href="https://example.com/blob/main/a%20b.py#L3"><code>a b.py:3</code></a>');
  });

  it("says that an incomplete run is no pass", async () => {
    expect(await render("markdown", report([], { complete: false }))).toContain("**Incomplete:**");
  });

  it("fits in one GitHub comment, however much was found", async () => {
    const long = "x".repeat(5_000);
    const findings = Array.from({ length: 500 }, () =>
      finding({ message: long, remedy: long, attackerCould: long, location: at(long) }),
    );
    const checks = Array.from({ length: 90 }, () => check({ evidence: "!".repeat(5_000) }));
    const text = await render("markdown", report(findings, { checks }));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/And 4\d\d more findings\./u);
  });

  it("lets foreign text be neither markup nor link nor mention", async () => {
    await fc.assert(
      fc.asyncProperty(hostileReport, async (hostile) => {
        const html = draw(await render("markdown", hostile));
        expect(html).not.toMatch(/<(?!\/?(?:h2|p|table|thead|tbody|tr|th|td|ul|li|strong|code|details|summary)\b)/u);
        const outsideCode = html.replaceAll(/<code>.*?<\/code>/gsu, "");
        expect(outsideCode).not.toMatch(/[@#]\w/u);
        expect(outsideCode.match(/<tr>/gu)).toHaveLength(hostile.findings.length + 3);
        expect(outsideCode.match(/<td>/gu)).toHaveLength(hostile.findings.length * 4 + 5);
      }),
      { numRuns: 300 },
    );
  });
});
