import type { AnswerTable } from "../table.ts";

/** Source: docs.woox.io: error codes. */
export const woo: AnswerTable = [
  { code: "-1001", cause: "wrong-key", or: ["halves-swapped"], note: "key or secret have not the form of one" },
  {
    code: "-1002",
    cause: "ambiguous",
    or: ["wrong-key", "wrong-secret", "permission-missing", "expired", "address-not-allowed"],
    note: "one sentence for an invalid, an insufficient and an expired key",
  },
  { code: "-1003", cause: "rate-limited" },
  { code: "-1000", cause: "maintenance", sure: "low" },
];
