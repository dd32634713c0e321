import type { AnswerTable } from "../table.ts";

/** Source: js/src/backpack.js of ccxt. */
export const backpack: AnswerTable = [
  { code: "INVALID_SIGNATURE", cause: "wrong-secret" },
  { code: "UNAUTHORIZED", cause: "ambiguous", or: ["wrong-key", "wrong-secret"] },
  { code: "FORBIDDEN", cause: "permission-missing", or: ["address-not-allowed", "geo-blocked"] },
  { text: /request has expired|invalid timestamp/iu, cause: "clock-skew" },
  { code: "TOO_MANY_REQUESTS", cause: "rate-limited" },
  { code: ["MAINTENANCE", "SERVICE_UNAVAILABLE"], cause: "maintenance" },
  { code: "ACCOUNT_LIQUIDATING", cause: "locked", sure: "low" },
];
