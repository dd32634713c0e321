import type { AnswerTable } from "../table.ts";

/** Source: docs.delta.exchange: REST errors. */
export const delta: AnswerTable = [
  { code: ["ip_not_whitelisted_for_api_key", "ip_blocked_for_api_key"], cause: "address-not-allowed" },
  {
    code: ["invalid_api_key", "InvalidApiKey"],
    cause: "wrong-key",
    or: ["wrong-environment"],
    note: "the Indian and the global site do not know each other's keys",
  },
  { code: ["invalid_signature", "Signature Mismatch"], cause: "wrong-secret" },
  { code: ["expired_signature", "SignatureExpired"], cause: "clock-skew" },
  { code: ["UnauthorizedApiAccess", "unauthorized"], cause: "permission-missing" },
  { code: ["rate_limit_exceeded"], cause: "rate-limited" },
  { code: ["account_disabled"], cause: "locked", sure: "low" },
];
