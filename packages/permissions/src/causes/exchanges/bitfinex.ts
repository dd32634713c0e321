import type { AnswerTable } from "../table.ts";

/** Source: docs.bitfinex.com: abbreviations and errors. */
export const bitfinex: AnswerTable = [
  { text: /digest invalid/iu, cause: "wrong-secret", or: ["wrong-key"] },
  { text: /apikey: invalid/iu, cause: "wrong-key", or: ["address-not-allowed"] },
  { code: "10114", cause: "clock-skew" },
  { text: /permission invalid/iu, cause: "permission-missing" },
  { code: "20060", cause: "maintenance" },
  { code: ["11010", "ERR_RATE_LIMIT"], cause: "rate-limited" },
  { code: "10100", cause: "ambiguous", or: ["wrong-key", "wrong-secret", "address-not-allowed"] },
];
