import type { AnswerTable } from "../table.ts";

/** Source: docs.whitebit.com/private/http-auth. */
export const whitebit: AnswerTable = [
  { text: /enable your key/iu, cause: "locked", note: "the key is switched off in its settings" },
  { text: /don't have permission|not authorized to perform/iu, cause: "permission-missing" },
  {
    code: "10",
    text: /unauthorized request/iu,
    cause: "ambiguous",
    or: ["wrong-key", "wrong-secret", "address-not-allowed", "clock-skew"],
  },
  { text: /nonce/iu, cause: "clock-skew" },
  { text: /invalid (?:signature|payload)/iu, cause: "wrong-secret" },
  { text: /too many requests/iu, cause: "rate-limited" },
];
