import type { AnswerTable } from "../table.ts";

/** Source: www.bitget.com/api-doc/common/error-code. */
export const bitget: AnswerTable = [
  { code: ["40006", "40037"], cause: "wrong-key" },
  { code: ["40008", "40005", "40004"], cause: "clock-skew" },
  { code: "40009", cause: "wrong-secret" },
  { code: "40011", cause: "wrong-passphrase" },
  {
    code: "40012",
    cause: "wrong-passphrase",
    or: ["wrong-key", "wrong-environment"],
    note: "the older interface also says it of a key that works on the newer one",
  },
  { code: "40013", cause: "locked" },
  { code: ["40014", "40016", "40029"], cause: "permission-missing" },
  { code: ["40015", "40010", "40200", "40725", "45001"], cause: "maintenance", sure: "medium" },
  { code: "40018", cause: "address-not-allowed" },
  { code: "40099", cause: "wrong-environment", note: "a demo key on the live host or the reverse" },
  {
    code: ["40084", "40085"],
    cause: "wrong-environment",
    sure: "medium",
    note: "the account is of the other kind: classic accounts answer on v2, unified ones on v3",
  },
  { code: ["429", "30007", "40429"], cause: "rate-limited" },
];
