import type { AnswerTable } from "../table.ts";

/** Source: docs.upbit.com/kr/reference/api-error. */
export const upbit: AnswerTable = [
  { code: "out_of_scope", cause: "permission-missing" },
  { code: "invalid_access_key", cause: "wrong-key" },
  { code: ["jwt_verification", "invalid_query_payload"], cause: "wrong-secret" },
  { code: "expired_access_key", cause: "expired", note: "keys live one year and cannot be prolonged" },
  { code: ["no_authorization_i_p", "no_authorization_ip"], cause: "address-not-allowed" },
  { code: "nonce_used", cause: "clock-skew", sure: "medium" },
  { code: ["too_many_requests", "429"], cause: "rate-limited" },
  { code: "server_error", cause: "maintenance", sure: "medium" },
];
