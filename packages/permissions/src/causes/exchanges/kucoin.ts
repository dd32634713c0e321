import type { AnswerTable } from "../table.ts";

/** Source: www.kucoin.com/docs-new/error-code. */
export const kucoin: AnswerTable = [
  { code: "400302", cause: "geo-blocked" },
  { text: /unavailable in the U\.?S/iu, cause: "geo-blocked" },
  { code: "400002", cause: "clock-skew" },
  { code: "400003", cause: "wrong-key", or: ["wrong-environment"], sure: "high" },
  { code: "400004", cause: "wrong-passphrase", note: "the passphrase is signed too: a wrong secret is told by 400005" },
  { code: "400005", cause: "wrong-secret" },
  { code: "400006", cause: "address-not-allowed" },
  { code: "400007", cause: "permission-missing" },
  { code: "400001", cause: "wrong-key", sure: "medium" },
  { code: ["411100", "411101", "411102"], cause: "locked" },
  { code: ["429000", "1015"], cause: "rate-limited" },
  { code: ["500000", "900014"], cause: "maintenance", sure: "medium" },
];
