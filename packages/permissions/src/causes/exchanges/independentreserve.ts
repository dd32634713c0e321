import type { AnswerTable } from "../table.ts";

/** Source: no catalogue of errors was found: its words and the HTTP status. */
export const independentreserve: AnswerTable = [
  { text: /nonce/iu, cause: "clock-skew" },
  { text: /invalid api key/iu, cause: "wrong-key", sure: "medium" },
  { text: /signature/iu, cause: "wrong-secret", sure: "medium" },
  { text: /permission|not allowed/iu, cause: "permission-missing", or: ["address-not-allowed"], sure: "low" },
];
