import type { AnswerTable } from "../table.ts";

/** Source: www.gate.com/docs/developers/apiv4: error handling. */
export const gate: AnswerTable = [
  { code: "IP_FORBIDDEN", cause: "address-not-allowed" },
  { code: "FORBIDDEN", text: /\bip\b/iu, cause: "address-not-allowed" },
  { code: ["INVALID_KEY", "INVALID_CREDENTIALS"], cause: "wrong-key" },
  { code: "INVALID_SIGNATURE", cause: "wrong-secret" },
  { code: ["READ_ONLY", "FORBIDDEN"], cause: "permission-missing" },
  { code: "REQUEST_EXPIRED", cause: "clock-skew" },
  { code: ["SUB_ACCOUNT_LOCKED", "ACCOUNT_LOCKED"], cause: "locked" },
  { code: ["TOO_MANY_REQUESTS", "TOO_FAST"], cause: "rate-limited" },
  { code: ["INTERNAL", "SERVER_ERROR", "TOO_BUSY"], cause: "maintenance", sure: "medium" },
  { code: "SUB_ACCOUNT_NOT_FOUND", cause: "wrong-environment", sure: "low" },
];
