import type { AnswerTable } from "../table.ts";

/** Source: docs.cdp.coinbase.com; coinbase-advanced-py#132 for the passing 401. */
export const coinbase: AnswerTable = [
  {
    http: 401,
    text: /^unauthorized\s*$/iu,
    cause: "ambiguous",
    or: ["wrong-key", "wrong-secret", "address-not-allowed", "clock-skew"],
    note: "plain text for every cause",
    next: "Ask again in some minutes; then check the key's name, that the private key kept its line breaks, the allowlist in the portal and the clock.",
    misleads: "a healthy key gets it now and then, and a new key for up to two days",
  },
  { code: ["PERMISSION_DENIED"], cause: "permission-missing" },
  { text: /missing required scopes/iu, cause: "permission-missing" },
  { code: "expired_token", cause: "expired", sure: "medium" },
  {
    code: ["authentication_error", "revoked_token", "invalid_token"],
    cause: "wrong-key",
    or: ["wrong-secret"],
    sure: "medium",
  },
  { code: "invalid_scope", cause: "permission-missing" },
  { code: "rate_limit_exceeded", cause: "rate-limited" },
  { code: "internal_server_error", cause: "maintenance", sure: "medium" },
];
