import type { AnswerTable } from "../table.ts";

/** Source: js/src/bithumb.js of ccxt; the newer names follow its twin Upbit. */
export const bithumb: AnswerTable = [
  { code: ["invalid_access_key", "5300"], cause: "wrong-key", sure: "medium" },
  { code: ["jwt_verification", "invalid_query_payload", "5302"], cause: "wrong-secret", sure: "medium" },
  { code: ["NotAllowIP", "5200"], cause: "address-not-allowed", sure: "medium" },
  { code: "out_of_scope", cause: "permission-missing", sure: "medium" },
  {
    code: ["expired_access_key", "expired_jwt"],
    cause: "expired",
    sure: "medium",
    note: "keys live one year; expired ones still count against the limit of ten",
  },
  { code: ["5900"], cause: "maintenance", sure: "low" },
  { code: ["too_many_requests"], cause: "rate-limited" },
];
