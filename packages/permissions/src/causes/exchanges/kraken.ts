import type { AnswerTable } from "../table.ts";

/** Source: support.kraken.com: API error messages; ccxt#9924 for the signature. */
export const kraken: AnswerTable = [
  {
    text: /EAPI:Invalid key/iu,
    cause: "wrong-key",
    or: ["address-not-allowed", "expired"],
    note: "no answer of its own is documented for an address that is not allowed or a key that has expired",
    misleads: "a healthy key has been called invalid for a quarter of an hour (ccxt#6002)",
  },
  {
    text: /EAPI:Invalid signature/iu,
    cause: "wrong-secret",
    or: ["wrong-key"],
    note: "also said of a key that is written wrongly or has been deleted",
  },
  {
    text: /EAPI:Invalid nonce/iu,
    cause: "clock-skew",
    note: "the counter was not above the last one: another program uses this key, or the clock went back",
    next: "Give each program a key of its own, or widen the key's nonce window; check the clock.",
  },
  { text: /EGeneral:Permission denied/iu, cause: "permission-missing", or: ["address-not-allowed"] },
  {
    text: /Temporary lockout/iu,
    cause: "locked",
    passing: true,
    note: "too many failed calls; it opens again by itself after about a quarter of an hour",
    next: "Wait 15 minutes without any call, then correct the credential before the next one.",
  },
  { text: /EAPI:Feature disabled/iu, cause: "permission-missing", sure: "medium" },
  { text: /Rate limit exceeded|EService:Throttled/iu, cause: "rate-limited" },
  { text: /EAccount:Invalid permissions/iu, cause: "geo-blocked", or: ["permission-missing"], sure: "medium" },
  { text: /EService:(?:Unavailable|Busy|Deadline|Market in)|EGeneral:Internal error/iu, cause: "maintenance" },
  { text: /EGeneral:Invalid arguments|EGeneral:Unknown method/iu, cause: "bad-answer", sure: "medium" },
];
