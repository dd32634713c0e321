import type { AnswerTable } from "../table.ts";

/** Source: docs.deribit.com/articles/errors, old and new numbers. */
export const deribit: AnswerTable = [
  { text: /^forbidden$/iu, cause: "permission-missing" },
  { text: /(?:timestamp|nonce).{0,40}(?:expired|invalid|old)|invalid_(?:timestamp|nonce)/iu, cause: "clock-skew" },
  { text: /ip.{0,20}(?:not|whitelist)/iu, cause: "address-not-allowed", sure: "medium" },
  {
    text: /invalid_credentials/iu,
    cause: "wrong-key",
    or: ["wrong-secret", "wrong-environment", "clock-skew", "address-not-allowed"],
    note: "one answer for an unknown key and a wrong secret; a key of test.deribit.com is unknown on www",
  },
  { code: ["13004", "13010"], cause: "wrong-key", or: ["wrong-secret", "wrong-environment", "clock-skew"] },
  { code: ["13021", "13011", "10005"], cause: "permission-missing", sure: "medium" },
  {
    code: "13003",
    cause: "permission-missing",
    note: "the account has a security key on: this call wants its answer as well",
  },
  { code: ["13009", "10000"], cause: "ambiguous", or: ["wrong-key", "wrong-secret"] },
  { code: ["10028", "10040"], cause: "rate-limited" },
  { code: ["11051", "13028", "11094"], cause: "maintenance" },
  { code: ["10012", "13020"], cause: "locked", sure: "low" },
];
