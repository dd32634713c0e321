import type { AnswerTable } from "../table.ts";

/** Source: docs.kraken.com: futures REST. */
export const krakenfutures: AnswerTable = [
  {
    code: "authenticationError",
    cause: "ambiguous",
    or: ["wrong-key", "wrong-secret", "wrong-environment", "address-not-allowed"],
    note: "a key of the spot exchange does not work here: futures keys are their own",
  },
  { code: "insufficientPrivileges", cause: "permission-missing" },
  { code: ["nonceBelowThreshold", "nonceDuplicate"], cause: "clock-skew" },
  { code: "apiLimitExceeded", cause: "rate-limited" },
  { code: ["Unavailable", "marketUnavailable", "Server Error"], cause: "maintenance", sure: "medium" },
];
