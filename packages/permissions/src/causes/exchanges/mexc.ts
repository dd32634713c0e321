import type { AnswerTable } from "../table.ts";

/** Source: mexcdevelop.github.io/apidocs/spot_v3_en: error codes. */
export const mexc: AnswerTable = [
  { code: ["700006", "406"], cause: "address-not-allowed" },
  { code: ["10072", "700001"], cause: "wrong-key", sure: "high" },
  { code: "700007", cause: "permission-missing" },
  { code: ["700002", "602"], cause: "wrong-secret" },
  { code: ["700003", "10073", "513"], cause: "clock-skew" },
  { code: "402", cause: "expired" },
  { code: "401", cause: "ambiguous", or: ["wrong-key", "permission-missing"] },
  { code: ["429", "510"], cause: "rate-limited" },
  { code: ["500", "501", "503"], cause: "maintenance", sure: "medium" },
];
