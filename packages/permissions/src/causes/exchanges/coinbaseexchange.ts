import type { AnswerTable } from "../table.ts";

/** Source: docs.cdp.coinbase.com/exchange/rest-api/authentication. */
export const coinbaseexchange: AnswerTable = [
  { text: /invalid api key/iu, cause: "wrong-key", or: ["wrong-environment"], sure: "high" },
  { text: /invalid signature/iu, cause: "wrong-secret" },
  { text: /invalid passphrase/iu, cause: "wrong-passphrase" },
  { text: /timestamp/iu, cause: "clock-skew" },
  { text: /ip does not match/iu, cause: "address-not-allowed", sure: "medium" },
  { http: 403, text: /^forbidden\.?$/iu, cause: "permission-missing", or: ["address-not-allowed"] },
  { text: /rate limit/iu, cause: "rate-limited" },
];
