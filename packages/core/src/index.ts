export { letsAnyoneIn } from "./anyone.ts";
export { type CheckAction, type Config, type KeyConfig } from "./config.ts";
export { type Credential } from "./credential.ts";
export { formatDuration, parseDuration } from "./duration.ts";
export { ERROR_CODES, type ErrorCode, type ErrorPage } from "./error-codes.ts";
export { isKeyguardError, KeyguardError, type KeyguardErrorOptions } from "./errors.ts";
export {
  type Answer,
  ANSWERS,
  atOrAbove,
  type CommitRef,
  compareFindings,
  compareLocation,
  compareSeverity,
  type Confidence,
  CONFIDENCES,
  type Finding,
  type GitFacts,
  isLive,
  type Location,
  type Part,
  PART_KINDS,
  type PartKind,
  type Scope,
  SCOPES,
  SEVERITIES,
  type Severity,
  type Skipped,
  type Verification,
  VERIFICATION_STATUSES,
  type VerificationStatus,
} from "./finding.ts";
export { joinFindings } from "./join-findings.ts";
export {
  formatPlace,
  formatReference,
  parsePlace,
  type Place,
  STORE_SCHEMES,
  type StoredPart,
  type StoreScheme,
} from "./place.ts";
export {
  type Clock,
  type Fetch,
  type ListableStore,
  type Logger,
  type Random,
  type ReadableStore,
  type SecretDocument,
  type SecretStore,
  type Stage,
  type StagedStore,
  type StoredDocument,
  type StoredName,
  type StoredVersion,
  type VersionedStore,
  type WritableStore,
  type WriteOnlyStore,
  type WriteOutcome,
} from "./ports/index.ts";
export { proxyFor } from "./proxy-for.ts";
export { readResponse } from "./read-response.ts";
export { createRedactor, redact, type Redactor, spellings } from "./redact.ts";
export {
  type Allowlist,
  type Cause,
  CAUSES,
  type Check,
  type Egress,
  type EgressFamily,
  type KeyReport,
  type Profile,
  PROFILES,
  type Report,
  type ReportShard,
  REPORT_SCHEMA_VERSION,
} from "./report.ts";
export { equalSecrets, fingerprint, Secret } from "./secret.ts";
export { suggest } from "./suggest.ts";
export { systemReason } from "./system-reason.ts";
export { LONGEST_TIMER_MS, timeoutSignal, webClock } from "./web-clock.ts";
