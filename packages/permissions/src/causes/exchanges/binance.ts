import type { AnswerTable } from "../table.ts";

/** Source: binance/binance-spot-api-docs errors.md; -2015 in ccxt#18459, #25666, python-binance#1336 and many more. */
export const binance: AnswerTable = [
  {
    text: /restricted location|eligibility/iu,
    cause: "geo-blocked",
    note: "the server calls from a country that is not served, often a cloud region in the United States",
    next: "Move the bot to a host or region that the exchange serves. New keys and new machines in the same region change nothing.",
  },
  {
    code: "-2015",
    text: /request ip/iu,
    cause: "ambiguous",
    or: ["address-not-allowed", "wrong-key", "permission-missing", "wrong-environment", "halves-swapped"],
    note: "the futures host says the same sentence for all of them, and adds the address it saw",
    next: "Compare that address with the key's allowlist first; then whether the key still exists; then whether futures are ticked (a key older than the futures account cannot get them).",
  },
  {
    code: "-2015",
    cause: "ambiguous",
    or: ["address-not-allowed", "wrong-key", "permission-missing", "wrong-environment", "halves-swapped"],
    note: "one sentence for a wrong key, an address that is not allowed, a missing permission and a testnet key",
    next: "Check the key's allowlist against this machine's address (`keyguard ip`), then that the key still exists, then its rights, then that it is no testnet key.",
  },
  {
    code: "-2014",
    cause: "wrong-key",
    or: ["halves-swapped"],
    sure: "high",
    note: "the key has not the form of a key at all: cut, quoted, or the secret in its place",
  },
  {
    code: "-2008",
    cause: "wrong-key",
    or: ["wrong-environment"],
    note: "no key has this id on this host; a testnet key answers so too",
  },
  { code: "-1022", cause: "wrong-secret", or: ["wrong-key"], sure: "high" },
  { code: "-1021", cause: "clock-skew" },
  { code: "-1131", cause: "clock-skew", sure: "medium" },
  { code: "-1002", cause: "permission-missing" },
  { code: "-1099", cause: "ambiguous", or: ["wrong-key", "permission-missing"] },
  { code: "-2017", cause: "locked" },
  { code: ["-3022", "-4109"], cause: "locked", sure: "medium" },
  { code: ["-1003", "-1015", "-1034"], cause: "rate-limited" },
  { code: ["-1000", "-1001", "-1006", "-1007", "-1008", "-1016"], cause: "maintenance", sure: "medium" },
];
