import type { AnswerTable } from "../table.ts";

/** Source: doc.xt.com: error codes. */
export const xt: AnswerTable = [
  { code: ["AUTH_001", "AUTH_101", "AUTH_003"], cause: "wrong-key" },
  {
    code: "AUTH_102",
    cause: "locked",
    sure: "medium",
    note: "the key has not been activated",
    misleads: "until the key is activated",
  },
  { code: "AUTH_103", cause: "wrong-secret" },
  { code: "AUTH_104", cause: "address-not-allowed" },
  { code: ["AUTH_002", "AUTH_005", "AUTH_105"], cause: "clock-skew" },
  { code: "AUTH_106", cause: "permission-missing" },
  { code: ["429", "COMMON_001"], cause: "rate-limited", sure: "low" },
  { code: ["GATEWAY_0001"], cause: "maintenance", sure: "low" },
];
