import type { AnswerTable } from "../table.ts";

/** Source: gocryptotrader; js/src/btcmarkets.js of ccxt. */
export const btcmarkets: AnswerTable = [
  { code: "InvalidAPIKey", cause: "wrong-key" },
  { code: "InvalidAuthSignature", cause: "wrong-secret" },
  { code: "InvalidAuthTimestamp", cause: "clock-skew" },
  { code: "InsufficientAPIPermission", cause: "permission-missing" },
  { code: "UnAuthorized", cause: "ambiguous", or: ["wrong-key", "wrong-secret"] },
  { code: "TooManyRequests", cause: "rate-limited" },
  { code: "InternalServerError", cause: "maintenance", sure: "medium" },
];
