import type { AnswerTable } from "../table.ts";

/** Source: js/src/poloniex.js of ccxt. */
export const poloniex: AnswerTable = [
  { code: "21100", cause: "wrong-key", or: ["wrong-secret"] },
  { code: "401", cause: "ambiguous", or: ["wrong-key", "wrong-secret", "address-not-allowed"] },
  { code: "403", cause: "permission-missing", or: ["address-not-allowed"] },
  { text: /timestamp/iu, cause: "clock-skew" },
  { code: ["429", "412"], cause: "rate-limited" },
  { code: ["500", "603"], cause: "maintenance", sure: "low" },
];
