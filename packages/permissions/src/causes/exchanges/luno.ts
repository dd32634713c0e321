import type { AnswerTable } from "../table.ts";

/** Source: js/src/luno.js of ccxt; luno-go. */
export const luno: AnswerTable = [
  { code: "ErrInsufficientPerms", cause: "permission-missing" },
  { code: "ErrApiKeyRevoked", cause: "wrong-key" },
  { code: "ErrUnauthorised", cause: "ambiguous", or: ["wrong-key", "wrong-secret"] },
  { http: 401, text: /^unauthorized/iu, cause: "ambiguous", or: ["wrong-key", "wrong-secret"] },
  { code: "ErrTooManyRequests", cause: "rate-limited" },
  { code: ["ErrAccountLocked", "ErrUserBlocked"], cause: "locked", sure: "low" },
  { code: ["ErrUnderMaintenance", "ErrInternal"], cause: "maintenance", sure: "medium" },
];
