import type { AnswerTable } from "../table.ts";

/** Source: binance-us/binance-us-api-docs errors.md. */
export const binanceus: AnswerTable = [
  { text: /restricted location|eligibility|unavailable in your/iu, cause: "geo-blocked" },
  {
    code: "-2015",
    cause: "ambiguous",
    or: ["address-not-allowed", "wrong-key", "permission-missing", "wrong-environment", "halves-swapped"],
    note: "one sentence for a wrong key, an address that is not allowed and a missing permission; a key of binance.com answers so too",
  },
  { code: "-2014", cause: "wrong-key", or: ["halves-swapped"], sure: "high" },
  { code: "-2008", cause: "wrong-key", or: ["wrong-environment"] },
  { code: "-1022", cause: "wrong-secret" },
  { code: "-1021", cause: "clock-skew" },
  { code: "-1002", cause: "permission-missing" },
  { code: ["-1003", "-1015"], cause: "rate-limited" },
  { code: ["-1000", "-1001", "-1007", "-1016"], cause: "maintenance", sure: "medium" },
];
