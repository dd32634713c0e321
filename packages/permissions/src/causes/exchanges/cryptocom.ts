import type { AnswerTable } from "../table.ts";

/** Source: exchange-docs.crypto.com/exchange/v1: response and reason codes. */
export const cryptocom: AnswerTable = [
  {
    code: ["40101", "10002"],
    cause: "ambiguous",
    or: ["wrong-key", "wrong-secret", "permission-missing"],
    note: "one code for a wrong key, a wrong secret and a right the key has not",
  },
  { code: ["40102", "10007"], cause: "clock-skew" },
  { code: ["40103", "10003"], cause: "address-not-allowed" },
  { code: ["40104", "10004"], cause: "permission-missing", sure: "medium" },
  { code: ["42901", "40107"], cause: "rate-limited" },
  { code: ["50001", "10001"], cause: "maintenance", sure: "medium" },
  { code: ["40401"], cause: "locked", sure: "low" },
];
