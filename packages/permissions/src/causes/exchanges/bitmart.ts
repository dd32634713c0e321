import type { AnswerTable } from "../table.ts";

/** Source: developer-pro.bitmart.com: error codes. */
export const bitmart: AnswerTable = [
  { code: ["30002", "30008"], cause: "wrong-key" },
  { code: "30003", cause: "locked" },
  { code: ["30004", "30005"], cause: "wrong-secret" },
  { code: ["30006", "30007"], cause: "clock-skew" },
  { code: "30010", cause: "address-not-allowed" },
  { code: "30011", cause: "expired" },
  { code: "30012", cause: "permission-missing" },
  { code: "30013", cause: "rate-limited" },
  { code: ["30014", "30016"], cause: "maintenance" },
];
