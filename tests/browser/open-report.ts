import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import type { Report } from "../../packages/core/src/index.ts";
import { render, type RenderOptions } from "../../packages/report/src/index.ts";

/** How a report is opened. */
export interface OpenOptions extends RenderOptions {
  readonly scripts?: boolean;
  readonly dark?: boolean;
}

/** A report in a page, with everything the page tried that it must not. */
export interface OpenReport {
  readonly page: Page;
  /** Every address that was asked for, the report's own file left out. */
  readonly requests: readonly string[];
  /** Errors, warnings (a breach of the content security policy is one) and dialogs. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Debian's chromium, or the one that `CHROMIUM` names. */
export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Writes the report to a file and opens it, as a person would. */
export async function openReport(browser: Browser, report: Report, options: OpenOptions = {}): Promise<OpenReport> {
  const folder = mkdtempSync(join(tmpdir(), "keyguard-report-"));
  const file = join(folder, "report.html");
  writeFileSync(file, await render("html", report, options));
  const address = pathToFileURL(file).href;
  const context = await browser.newContext({
    javaScriptEnabled: options.scripts ?? true,
    colorScheme: options.dark === true ? "dark" : "light",
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (request.url() !== address) requests.push(request.url());
  });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(address);
  return {
    page,
    requests,
    complaints,
    async close() {
      await context.close();
      rmSync(folder, { recursive: true });
    },
  };
}
