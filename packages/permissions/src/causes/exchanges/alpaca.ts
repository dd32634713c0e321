import type { AnswerTable } from "../table.ts";

/** Source: js/src/alpaca.js of ccxt; alpaca-docs. */
export const alpaca: AnswerTable = [
  {
    http: 403,
    text: /^forbidden\.?$/iu,
    cause: "ambiguous",
    or: ["wrong-environment", "wrong-key", "wrong-secret"],
    note: "a paper key on the live host, or the reverse, is refused like a wrong one",
  },
  { code: "40110000", cause: "ambiguous", or: ["wrong-environment", "wrong-key", "wrong-secret"] },
  { text: /^unauthorized\.?$/iu, cause: "ambiguous", or: ["wrong-key", "wrong-secret", "wrong-environment"] },
  { text: /too many|rate limit/iu, cause: "rate-limited" },
  { code: "40310000", cause: "permission-missing", sure: "medium" },
];
