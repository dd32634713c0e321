import type { AnswerTable } from "../table.ts";

/** Source: huobiapi.github.io/docs/spot/v1; the address in the text: huobi_Python#110. */
export const htx: AnswerTable = [
  {
    text: /incorrect ip|IP地址错误/iu,
    cause: "address-not-allowed",
    note: "it begins like a signature error, but names the address",
    next: "Compare the address after the colon with the key's list, and add it there.",
  },
  { text: /incorrect access ?key/iu, cause: "wrong-key", sure: "high" },
  { text: /submission time|timestamp/iu, cause: "clock-skew" },
  { text: /has no permission/iu, cause: "permission-missing" },
  { text: /verification failure|校验失败/iu, cause: "wrong-secret", or: ["wrong-key"] },
  {
    code: ["api-signature-not-valid", "api-signature-check-failed"],
    cause: "ambiguous",
    or: ["wrong-secret", "address-not-allowed", "wrong-key", "clock-skew"],
    note: "one code for the key, the secret, the address and the clock; only its text tells",
  },
  { code: "1002", cause: "ambiguous", or: ["wrong-key", "permission-missing", "address-not-allowed"] },
  {
    code: "1003",
    cause: "wrong-secret",
    or: ["wrong-key", "address-not-allowed"],
    note: "a deleted key answers so as well",
  },
  { code: "403", cause: "permission-missing", or: ["address-not-allowed"] },
  { code: ["api-key-expired"], cause: "expired", sure: "medium" },
  { code: ["login-required", "api-key-invalid"], cause: "wrong-key", sure: "medium" },
  { code: ["too-many-request", "429"], cause: "rate-limited" },
  { code: ["system-maintenance", "gateway-internal-error", "500"], cause: "maintenance", sure: "medium" },
];
