import type { AnswerTable } from "../table.ts";

/** Source: www.okx.com/docs-v5 error codes; 50119 on another region's host: freqtrade#10967. */
export const okx: AnswerTable = [
  { code: "50100", cause: "locked" },
  {
    code: ["50101", "50038"],
    cause: "wrong-environment",
    note: "a demo key on the live host or the reverse: the header x-simulated-trading decides",
  },
  { code: ["50102", "50112"], cause: "clock-skew" },
  { code: ["50104", "50105"], cause: "wrong-passphrase" },
  { code: "50110", cause: "address-not-allowed" },
  { code: "50111", cause: "wrong-key" },
  { code: "50113", cause: "wrong-secret" },
  { code: "50114", cause: "ambiguous", or: ["wrong-key", "wrong-secret", "wrong-passphrase"] },
  {
    code: "50119",
    cause: "ambiguous",
    or: ["wrong-environment", "wrong-key"],
    note: "said of a deleted key, and of a healthy one that belongs to another region's site (www, eea or us)",
    next: "Check on which OKX site the account was opened and set `endpoint` to its host (https://eea.okx.com, https://us.okx.com); if it is this one, the key is gone.",
  },
  { code: ["50120", "50030", "50124"], cause: "permission-missing" },
  { code: "50035", cause: "permission-missing", note: "this call wants a key that is bound to an address" },
  { code: ["50121", "51155"], cause: "geo-blocked", sure: "medium" },
  { code: ["50011", "50061"], cause: "rate-limited" },
  { code: ["50001", "50004", "50013", "50026"], cause: "maintenance" },
  { code: "50103", cause: "wrong-key", sure: "medium", note: "the key did not arrive at all" },
];
