import type { AnswerTable } from "../table.ts";

/** Source: bybit-exchange.github.io/docs/v5/error; 10010 on a third-party key: bybit-api#555. */
export const bybit: AnswerTable = [
  {
    code: "10003",
    cause: "wrong-key",
    or: ["wrong-environment"],
    note: "a key of the testnet, of demo trading or of a regional site is also called invalid here",
    next: "Check that the key was created on this site (not testnet, demo or the European one), then that it still exists.",
  },
  {
    code: "10004",
    cause: "wrong-secret",
    or: ["wrong-key"],
    note: "said of single keys whose secret is right in every other program, too: create a new pair then",
  },
  { code: "10005", cause: "permission-missing" },
  { code: "10007", cause: "ambiguous", or: ["wrong-key", "wrong-secret"] },
  {
    code: ["10009", "10024"],
    cause: "geo-blocked",
    or: ["rate-limited"],
    note: "the address or its country is banned, whatever the key",
  },
  {
    code: "10010",
    cause: "address-not-allowed",
    note: "a key bound to a third-party program is bound to that program's addresses",
  },
  {
    code: "33004",
    cause: "expired",
    note: "keys without an address end 90 days after their creation, and 7 days after a change of password",
  },
  { code: "10002", cause: "clock-skew" },
  { code: ["10006", "10018", "10429"], cause: "rate-limited" },
  { code: ["10008", "10027"], cause: "locked" },
  {
    code: ["10032", "81007"],
    cause: "wrong-environment",
    sure: "medium",
    note: "this site or mode does not have keys of this account",
  },
  { code: ["10028", "10029"], cause: "permission-missing", sure: "medium" },
  { code: ["10000", "10016", "10019"], cause: "maintenance", sure: "medium" },
  { http: 403, text: /country|region|CloudFront/iu, cause: "geo-blocked", or: ["rate-limited"] },
  { http: 403, text: /access too frequent|too frequent/iu, cause: "rate-limited", or: ["geo-blocked"] },
];
