import type { AnswerTable } from "../table.ts";

/** Source: js/src/phemex.js of ccxt: matched by its words, since one code covers all. */
export const phemex: AnswerTable = [
  { text: /insufficient privilege/iu, cause: "permission-missing" },
  { text: /ip mismatch/iu, cause: "address-not-allowed" },
  { text: /failed to (?:load|find) api.?key/iu, cause: "wrong-key", or: ["wrong-environment"], sure: "high" },
  { text: /signature verification failed/iu, cause: "wrong-secret" },
  { text: /expir/iu, cause: "clock-skew" },
  { text: /too many/iu, cause: "rate-limited" },
];
