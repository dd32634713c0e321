import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostileReport } from "../../packages/report/test/hostile.ts";
import { at, check, finding, historicalFinding, key, report } from "../../packages/report/test/samples.ts";
import { launch, type OpenOptions, openReport } from "./open-report.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Run inside the page; as texts, because this file's own types know no DOM.
const ACTIVE = "document.activeElement.getAttribute('name') ?? document.activeElement.textContent.slice(0, 20)";
const FAULTS = "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))";
const SIZES =
  "({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth })";

const sample = report(
  [
    finding({ location: at("a/one.py", 30), severity: "high", fingerprint: "00000000000000a1" }),
    finding({ location: at("b/two.py", 4), severity: "critical", fingerprint: "00000000000000a2" }),
    finding({ location: at("a/one.py", 4), severity: "low", ruleId: "bip39-mnemonic", exchange: null }),
    historicalFinding(),
  ],
  {
    keys: [key()],
    checks: [check(), check({ id: "bound", result: "pass", severity: "low" })],
    skipped: [{ path: "big.bin", reason: "too large" }],
    complete: false,
    egress: {
      ipv4: { addresses: ["203.0.113.7"], stable: "yes", sources: ["a", "b"] },
      ipv6: { addresses: [], stable: "unknown", sources: [] },
      platform: null,
    },
  },
);

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

async function withPage(use: (page: Page) => Promise<void>, options: OpenOptions = {}): Promise<void> {
  const open = await openReport(browser, sample, { generatedAt: "2026-11-25T12:00:00Z", ...options });
  try {
    await use(open.page);
    expect(open.requests).toEqual([]);
    expect(open.complaints).toEqual([]);
  } finally {
    await open.close();
  }
}

/** The places of the rows that are shown, in their order. */
async function places(page: Page): Promise<string[]> {
  return page.locator("#findings tbody tr:visible td:nth-child(4)").allInnerTexts();
}

describe("the HTML report in Chromium", () => {
  it("opens without a request, an error or a breach of its policy", async () => {
    await withPage(async (page) => {
      expect(await page.title()).toBe("keyguard: 4 findings");
      expect(await places(page)).toEqual(["b/two.py:4:12", "bot/keys.py:7:5", "a/one.py:30:12", "a/one.py:4:12"]);
      expect(await page.locator("#shown").innerText()).toBe("Showing 4 of 4");
    });
  });

  it("sorts by any heading with the keyboard alone, both ways, and says so", async () => {
    await withPage(async (page) => {
      const heading = page.locator("th", { hasText: "Where" });
      await heading.locator("button").focus();
      await page.keyboard.press("Enter");
      expect(await places(page)).toEqual(["a/one.py:4:12", "a/one.py:30:12", "b/two.py:4:12", "bot/keys.py:7:5"]);
      expect(await heading.getAttribute("aria-sort")).toBe("ascending");
      await page.keyboard.press("Space");
      expect(await places(page)).toEqual(["bot/keys.py:7:5", "b/two.py:4:12", "a/one.py:30:12", "a/one.py:4:12"]);
      expect(await heading.getAttribute("aria-sort")).toBe("descending");
      await page.locator("th button", { hasText: "Severity" }).press("Enter");
      expect(await places(page)).toEqual(["b/two.py:4:12", "bot/keys.py:7:5", "a/one.py:30:12", "a/one.py:4:12"]);
      expect(await page.locator("th[aria-sort]").count()).toBe(1);
    });
  });

  it("reaches every control in order by Tab", async () => {
    await withPage(async (page) => {
      const reached: string[] = [];
      for (let i = 0; i < 40 && !reached.includes("Status"); i++) {
        await page.keyboard.press("Tab");
        reached.push(await page.evaluate<string>(ACTIVE));
      }
      const controls = [
        "search",
        "severity",
        "exchange",
        "live",
        "head",
        "Clear",
        "Severity",
        "What",
        "Exchange",
        "Where",
      ];
      expect(reached.filter((name) => controls.includes(name))).toEqual(controls);
    });
  });

  it("filters by words, severity, exchange, liveness and HEAD, and clears", async () => {
    await withPage(async (page) => {
      await page.getByLabel("Search").fill("two.py");
      expect(await places(page)).toEqual(["b/two.py:4:12"]);
      expect(await page.locator("#shown").innerText()).toBe("Showing 1 of 4");
      await page.getByRole("button", { name: "Clear" }).click();
      await expect.poll(() => places(page)).toHaveLength(4);
      await page.getByLabel("Severity").first().selectOption("low");
      expect(await places(page)).toEqual(["a/one.py:4:12"]);
      await page.getByRole("button", { name: "Clear" }).click();
      await page.getByLabel("Exchange").first().selectOption("okx");
      expect(await places(page)).toEqual(["bot/keys.py:7:5"]);
      await page.getByRole("button", { name: "Clear" }).click();
      await page.getByLabel("Only live").check();
      expect(await places(page)).toEqual(["bot/keys.py:7:5"]);
      await page.getByLabel("Only at HEAD").check();
      expect(await places(page)).toEqual([]);
      expect(await page.locator("#shown").innerText()).toBe("Showing 0 of 4");
    });
  });

  it("opens the details of a finding with the keyboard", async () => {
    await withPage(async (page) => {
      const details = page.locator("#findings details").first();
      await details.locator("summary").press("Enter");
      await expect.poll(() => details.getByText("Delete the key at Binance").isVisible()).toBe(true);
      expect(await details.getByText("ef01…89yz").isVisible()).toBe(true);
    });
  });

  it("shows the history as a drawing with a text that says the same", async () => {
    await withPage(async (page) => {
      const drawing = page.getByRole("img");
      expect(await drawing.getAttribute("aria-label")).toContain(
        "1 credential in the history from 2024-01-02 to 2026-11-25",
      );
      expect(await page.locator("ol li").allTextContents()).toHaveLength(2);
    });
  });

  it.each([{ dark: false }, { dark: true }])(
    "has no accessibility fault that axe finds, everything open, %j",
    async ({ dark }) => {
      await withPage(
        async (page) => {
          await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
          await page.evaluate(axe);
          const faults = await page.evaluate<string[]>(FAULTS);
          expect(faults).toEqual([]);
        },
        { dark },
      );
    },
  );

  it("draws light and dark grounds as the reader's system asks", async () => {
    const ground = (page: Page): Promise<string> => page.evaluate("getComputedStyle(document.body).backgroundColor");
    await withPage(async (page) => expect(await ground(page)).toBe("rgb(255, 255, 255)"));
    await withPage(async (page) => expect(await ground(page)).toBe("rgb(15, 19, 24)"), { dark: true });
  });

  it("is a plain table where scripts are off", async () => {
    await withPage(
      async (page) => {
        expect(await places(page)).toHaveLength(4);
        expect(await page.locator("form").isVisible()).toBe(false);
      },
      { scripts: false },
    );
  });

  it("does not scroll sideways on a phone, except inside its tables", async () => {
    await withPage(async (page) => {
      await page.setViewportSize({ width: 360, height: 640 });
      const { scrollWidth, clientWidth } = await page.evaluate<Record<string, number>>(SIZES);
      expect(scrollWidth).toBe(clientWidth);
    });
  });

  it("runs, loads and asks nothing of what a hostile repository put in", async () => {
    await fc.assert(
      fc.asyncProperty(hostileReport, async (hostile) => {
        const open = await openReport(browser, hostile);
        try {
          await open.page.getByLabel("Search").fill("a");
          expect(await open.page.locator("#findings tbody tr").count()).toBe(hostile.findings.length);
          expect(open.requests).toEqual([]);
          expect(open.complaints).toEqual([]);
        } finally {
          await open.close();
        }
      }),
      { numRuns: 25 },
    );
  });
});
