import * as z from "zod";
import {
  ANSWERS,
  CONFIDENCES,
  type Finding,
  type Location,
  PART_KINDS,
  SCOPES,
  SEVERITIES,
  type Verification,
  VERIFICATION_STATUSES,
} from "../finding.ts";
import {
  CAUSES,
  type Check,
  type Egress,
  type KeyReport,
  PROFILES,
  type Report,
  REPORT_SCHEMA_VERSION,
} from "../report.ts";

// Objects are loose where a later minor version may add a field: an old reader keeps working.

const answer = z.enum(ANSWERS);
const timestamp = z.iso.datetime({ offset: true });
const position = z.int().min(1);

const repository = z.exactOptional(z.string().min(1));

const location = z.looseObject({
  path: z.string(),
  repository,
  startLine: position,
  startColumn: position,
  endLine: position,
  endColumn: position,
}) satisfies z.ZodType<Location>;

const commit = z.looseObject({
  commit: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u),
  author: z.string(),
  date: z.string(),
  repository,
});

const scopes = z.record(z.enum(SCOPES), answer);

const verification = z.looseObject({
  status: z.enum(VERIFICATION_STATUSES),
  scopes: z.exactOptional(scopes),
  ipRestricted: z.exactOptional(answer),
  checkedAt: z.exactOptional(timestamp),
}) satisfies z.ZodType<Verification>;

const finding = z.looseObject({
  ruleId: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  exchange: z.string().nullable(),
  severity: z.enum(SEVERITIES),
  confidence: z.enum(CONFIDENCES),
  message: z.string().min(1),
  evidence: z.array(z.string()),
  attackerCould: z.string(),
  remedy: z.string(),
  fingerprint: z.string().regex(/^[0-9a-f]{16,64}$/u),
  location: location.nullable(),
  parts: z.array(z.looseObject({ kind: z.enum(PART_KINDS), location, redacted: z.string() })),
  alsoAt: z.array(location),
  tracked: z.exactOptional(z.boolean()),
  git: z.exactOptional(
    z.looseObject({
      introducedBy: commit.nullable(),
      removedBy: commit.nullable(),
      atHead: z.boolean(),
      reachable: z.boolean(),
      alsoIn: z.array(z.looseObject({ path: z.string(), commit: z.string(), repository })),
      branches: z.exactOptional(z.array(z.string())),
      onRemote: z.exactOptional(z.boolean()),
    }),
  ),
  verification,
}) satisfies z.ZodType<Finding>;

const key = z.looseObject({
  name: z.string(),
  repository,
  exchange: z.string(),
  profile: z.enum(PROFILES),
  fingerprint: z.string(),
  scopes,
  allowlist: z.looseObject({ status: z.enum(["restricted", "unrestricted", "unknown"]), entries: z.array(z.string()) }),
  account: z.enum(["main", "sub", "unknown"]),
  createdAt: timestamp.nullable(),
  lastUsedAt: timestamp.nullable(),
  expiresAt: timestamp.nullable(),
  answer: z.enum(["self-described", "probed", "none"]),
  cause: z.enum(CAUSES).nullable(),
}) satisfies z.ZodType<KeyReport>;

const check = z.looseObject({
  id: z.string(),
  key: z.string().nullable(),
  repository,
  result: z.enum(["pass", "fail", "unknown"]),
  severity: z.enum(SEVERITIES),
  evidence: z.string(),
  remedy: z.string(),
}) satisfies z.ZodType<Check>;

const family = z.looseObject({ addresses: z.array(z.string()), stable: answer, sources: z.array(z.string()) });
const egress = z.looseObject({
  ipv4: family,
  ipv6: family,
  platform: z.string().nullable(),
}) satisfies z.ZodType<Egress>;

/**
 * Reads a report, from this version of keyguard or a later one with the same `schemaVersion`.
 *
 * @example
 * ```ts
 * import { reportSchema } from "@keyguard/core/schema";
 *
 * const report = reportSchema.parse({ schemaVersion: 1, tool: { name: "keyguard", version: "1.0.0" }, complete: true, skipped: [], findings: [] });
 * console.log(report.findings.length); // 0
 * ```
 */
export const reportSchema: z.ZodType<Report> = z.looseObject({
  schemaVersion: z.literal(REPORT_SCHEMA_VERSION),
  tool: z.looseObject({ name: z.literal("keyguard"), version: z.string() }),
  repository,
  shard: z.exactOptional(z.looseObject({ index: z.int().min(1).max(10_000), count: z.int().min(1).max(10_000) })),
  complete: z.boolean(),
  skipped: z.array(z.looseObject({ path: z.string(), repository, reason: z.string() })),
  findings: z.array(finding),
  keys: z.exactOptional(z.array(key)),
  checks: z.exactOptional(z.array(check)),
  egress: z.exactOptional(egress),
});

/** The JSON Schema (draft 2020-12) of a report, as `docs/schema/report.v1.json` publishes it. */
export function reportJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(reportSchema),
    title: "keyguard report",
    $id: "https://keyguard.dev/schema/report.v1.json",
  };
}
