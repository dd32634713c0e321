import type { AnswerTable } from "../table.ts";

/** Source: its envelope from ccxt; the texts are not documented. */
export const bitflyer: AnswerTable = [
  { text: /key not found/iu, cause: "wrong-key", sure: "medium" },
  { text: /permission denied/iu, cause: "permission-missing", or: ["address-not-allowed"], sure: "medium" },
  { text: /timestamp/iu, cause: "clock-skew", sure: "medium" },
  { text: /signature|invalid sign/iu, cause: "wrong-secret", sure: "medium" },
  { text: /over api limit/iu, cause: "rate-limited" },
];
