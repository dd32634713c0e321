import type { AnswerTable } from "../table.ts";

/** Source: docs.coinex.com/api/v2/faq. */
export const coinex: AnswerTable = [
  {
    code: ["4005", "24"],
    cause: "wrong-key",
    or: ["wrong-secret"],
    sure: "medium",
    misleads: "a new key becomes active only after ten minutes",
  },
  { code: ["4006", "4008", "25"], cause: "wrong-secret" },
  { code: ["4007", "23"], cause: "address-not-allowed" },
  { code: "34", cause: "expired", note: "keys without an address end after three months" },
  { code: "158", cause: "permission-missing" },
  { code: "4011", cause: "locked", sure: "medium" },
  { code: ["227", "4010"], cause: "clock-skew", sure: "medium" },
  { code: ["213", "4213"], cause: "rate-limited" },
  { code: ["4001", "4002", "4003", "3008"], cause: "maintenance", sure: "medium" },
];
