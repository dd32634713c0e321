import type { AnswerTable } from "../table.ts";

/** Source: www.bitstamp.net/api. */
export const bitstamp: AnswerTable = [
  { code: "API0001", cause: "wrong-key" },
  { code: "API0002", cause: "address-not-allowed" },
  { code: ["API0004", "API0017"], cause: "clock-skew" },
  { code: "API0005", cause: "wrong-secret" },
  { code: "API0006", cause: "permission-missing" },
  { text: /no permission found/iu, cause: "permission-missing" },
  { code: ["400.002", "Too many requests"], cause: "rate-limited" },
  { code: ["API0008"], cause: "locked", sure: "low" },
  { code: "API0022", cause: "maintenance", sure: "low" },
];
