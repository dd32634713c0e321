import type { AnswerTable } from "../table.ts";

/** Source: www.lbank.com/docs: error codes. */
export const lbank: AnswerTable = [
  { code: "10005", cause: "wrong-key" },
  { code: "10007", cause: "wrong-secret" },
  { code: ["10022", "10100"], cause: "permission-missing" },
  {
    code: "10002",
    cause: "ambiguous",
    or: ["wrong-key", "wrong-secret"],
    note: "the parameters failed their check, the signature's among them",
  },
  { code: "10004", cause: "rate-limited" },
  { code: ["10020", "10021"], cause: "clock-skew", sure: "low" },
  { code: "10031", cause: "address-not-allowed", sure: "low" },
  { code: ["10000", "10001"], cause: "maintenance", sure: "low" },
];
