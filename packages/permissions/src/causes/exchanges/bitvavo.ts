import type { AnswerTable } from "../table.ts";

/** Source: docs.bitvavo.com/docs/errors. */
export const bitvavo: AnswerTable = [
  { code: ["305", "301", "302"], cause: "wrong-key", or: ["expired"], sure: "high" },
  {
    code: "306",
    cause: "wrong-key",
    sure: "high",
    note: "a new key works only after its e-mail was confirmed",
    misleads: "until the e-mail is confirmed",
  },
  { code: "307", cause: "address-not-allowed" },
  { code: ["308", "309"], cause: "wrong-secret" },
  { code: ["310", "311", "312"], cause: "permission-missing" },
  { code: ["303", "304"], cause: "clock-skew", sure: "medium" },
  { code: "317", cause: "locked" },
  { code: ["105", "110", "112"], cause: "rate-limited" },
  { code: ["101", "102", "103", "108", "111", "400"], cause: "maintenance", sure: "low" },
];
