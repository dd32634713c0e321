import type { AnswerTable } from "../table.ts";

/** Source: www.bitmex.com/app/apiKeysUsage; wordings not verified again. */
export const bitmex: AnswerTable = [
  { text: /not allowed from this ip|ip address/iu, cause: "address-not-allowed" },
  { text: /invalid api key/iu, cause: "wrong-key" },
  { text: /signature not valid/iu, cause: "wrong-secret" },
  { text: /expired|nonce/iu, cause: "clock-skew" },
  { text: /disabled|suspended/iu, cause: "locked" },
  { text: /restricted jurisdiction|your (?:country|region)/iu, cause: "geo-blocked" },
  { text: /access denied|forbidden|insufficient/iu, cause: "permission-missing", or: ["address-not-allowed"] },
  { text: /rate limit/iu, cause: "rate-limited" },
  { text: /overloaded|downtime|maintenance/iu, cause: "maintenance" },
];
