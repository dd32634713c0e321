import type { AnswerTable } from "../table.ts";

/** Source: js/src/coincheck.js of ccxt. */
export const coincheck: AnswerTable = [
  { text: /nonce must be incremented|nonce/iu, cause: "clock-skew" },
  { text: /disabled api key/iu, cause: "locked" },
  {
    text: /invalid authentication/iu,
    cause: "ambiguous",
    or: ["wrong-key", "wrong-secret", "address-not-allowed", "permission-missing"],
  },
  { text: /too many|rate limit/iu, cause: "rate-limited" },
];
