export { assertLeastPrivilege } from "./assert-least-privilege.ts";
export { assess, type Assessment } from "./assess.ts";
export { type AssessContext } from "./rules/rule.ts";
export { type HttpAnswer } from "./causes/answer.ts";
export { CAUSE_PAGES, type Diagnosis } from "./causes/diagnosis.ts";
export { explainAnswer } from "./causes/explain-answer.ts";
export { explainText } from "./causes/explain-text.ts";
export {
  bareScopes,
  type Expiry,
  type KeyPermissions,
  type ScopeAnswer,
  scopeAnswers,
  type ScopeAnswers,
  unreadPermissions,
} from "./key-permissions.ts";
export { keyReport, type ReportedKey, unaskedReport } from "./key-report.ts";
export { readPermissions, type ReadOptions } from "./read-permissions.ts";
export { createPace, type Pace } from "./transport/pace.ts";
export { type Audit, auditKey, auditKeys, type AuditOptions, type DeclaredKey, type KeyAudit } from "./audit-keys.ts";
export {
  type VerifiedCredential,
  verifiedSeverity,
  verifyCredential,
  type VerifyOptions,
} from "./verify-credential.ts";
export { type VerdictCache } from "./verdicts.ts";
export {
  createFindingVerifier,
  type FindingVerifier,
  type FoundPart,
  type VerifyFindingsOptions,
} from "./verify-findings.ts";
