import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { Report } from "@keyguard/core";
import { render, type RenderOptions } from "../src/index.ts";
import { hostileReport } from "./hostile.ts";
import { finding, historicalFinding, report } from "./samples.ts";

// GitLab's schema 15 is not to be had as a package: these are the fields it demands, with their forms.
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/u);
const tool = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  version: z.string().min(1),
  vendor: z.object({ name: z.string().min(1) }),
});
const schema = z.strictObject({
  version: z.string().regex(/^15\.\d+\.\d+$/u),
  schema: z.url(),
  scan: z.strictObject({
    analyzer: tool,
    scanner: tool,
    type: z.literal("secret_detection"),
    start_time: moment,
    end_time: moment,
    status: z.enum(["success", "failure"]),
    messages: z
      .array(z.strictObject({ level: z.enum(["info", "warn", "fatal"]), value: z.string().min(1) }))
      .optional(),
  }),
  vulnerabilities: z.array(
    z.strictObject({
      id: z.string().min(1),
      category: z.literal("secret_detection"),
      name: z.string().max(255),
      description: z.string().max(1_048_576),
      severity: z.enum(["Info", "Unknown", "Low", "Medium", "High", "Critical"]),
      solution: z.string().max(7_000),
      raw_source_code_extract: z.string(),
      location: z.strictObject({
        file: z.string(),
        start_line: z.int().min(1),
        end_line: z.int().min(1),
        commit: z.strictObject({ author: z.string().optional(), date: z.string().optional(), sha: z.string().min(1) }),
      }),
      identifiers: z
        .array(
          z.strictObject({
            type: z.string().min(1),
            name: z.string().min(1),
            value: z.string().min(1),
            url: z.url().optional(),
          }),
        )
        .min(1)
        .max(20),
    }),
  ),
  remediations: z.array(z.never()),
});

async function gitlab(from: Report, options: RenderOptions = {}): Promise<z.infer<typeof schema>> {
  return schema.parse(JSON.parse(await render("gitlab", from, options)));
}

describe('render("gitlab")', () => {
  it("has the fields of a secret-detection report", async () => {
    const document = await gitlab(report([finding(), historicalFinding()]), {
      generatedAt: "2026-11-25T13:00:00+01:00",
    });
    expect(document.scan).toMatchObject({ status: "success", start_time: "2026-11-25T12:00:00" });
    expect(document.vulnerabilities.map(({ severity }) => severity)).toEqual(["Critical", "High"]);
    expect(document.vulnerabilities[0]?.location.commit.sha).toBe("0000000");
    expect(document.vulnerabilities[1]?.location.commit.sha).toBe("1f".repeat(20));
  });

  it("says that an incomplete run failed, and why", async () => {
    const { scan } = await gitlab(report([], { complete: false, skipped: [{ path: "a", reason: "no permission" }] }));
    expect(scan).toMatchObject({
      status: "failure",
      messages: [{ level: "warn", value: "Not looked at: a: no permission" }],
    });
  });

  it("keeps its shape whatever foreign text the report holds", async () => {
    await fc.assert(
      fc.asyncProperty(hostileReport, async (hostile) => {
        const document = await gitlab(hostile);
        expect(document.vulnerabilities).toHaveLength(hostile.findings.length);
        expect(document.vulnerabilities.map(({ location }) => location.file).join("")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});
