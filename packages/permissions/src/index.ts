export { assess, type AssessContext, type Assessment } from "./assess.ts";
export { CAUSE_PAGES, type Diagnosis } from "./causes/diagnosis.ts";
export {
  bareScopes,
  type Expiry,
  type KeyPermissions,
  type ScopeAnswer,
  scopeAnswers,
  type ScopeAnswers,
  unreadPermissions,
} from "./key-permissions.ts";
