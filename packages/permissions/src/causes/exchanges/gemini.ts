import type { AnswerTable } from "../table.ts";

/** Source: docs.gemini.com/rest/error-codes. */
export const gemini: AnswerTable = [
  { code: "MissingRole", cause: "permission-missing", note: "the text lists the roles that the key has" },
  { code: ["InvalidApiKey", "MissingApikeyHeader"], cause: "wrong-key", or: ["wrong-environment"], sure: "medium" },
  {
    code: "InvalidSignature",
    cause: "wrong-secret",
    or: ["wrong-key"],
    note: "no answer of its own is documented for an address that is not allowed",
  },
  {
    code: ["InvalidNonce", "InvalidTimestampInPayload"],
    cause: "clock-skew",
    note: "the counter must rise from call to call, or be the time in seconds, as the key was created",
  },
  { code: ["RateLimit", "RateLimited"], cause: "rate-limited" },
  { code: ["System", "Maintenance"], cause: "maintenance" },
  { code: ["NotAuthorized", "EndpointMismatch"], cause: "permission-missing", sure: "low" },
];
