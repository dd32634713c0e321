import type { AnswerTable } from "../table.ts";

/** Source: js/src/hyperliquid.js of ccxt. */
export const hyperliquid: AnswerTable = [
  {
    text: /does not exist/iu,
    cause: "wrong-key",
    or: ["wrong-environment", "wrong-secret"],
    note: "the address that the signature belongs to is not known here; with a wrong private key it is another address each time",
  },
  { text: /too many/iu, cause: "rate-limited" },
];
