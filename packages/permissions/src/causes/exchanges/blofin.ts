import type { AnswerTable } from "../table.ts";

/** Source: js/src/blofin.js of ccxt. */
export const blofin: AnswerTable = [
  { code: "152401", cause: "wrong-key", or: ["wrong-environment"], sure: "high" },
  { code: "152402", cause: "expired" },
  { code: ["152404", "152403"], cause: "permission-missing" },
  { code: "152405", cause: "clock-skew" },
  { code: "152406", cause: "address-not-allowed" },
  { code: "152408", cause: "wrong-passphrase" },
  { code: "152409", cause: "wrong-secret" },
  { code: ["429", "152410"], cause: "rate-limited", sure: "low" },
  { code: ["500", "152500"], cause: "maintenance", sure: "low" },
];
