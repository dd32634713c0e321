import type { AnswerTable } from "./table.ts";

/**
 * What answers mean whoever gives them, for codes that no table knows. The order matters: an answer
 * that names an address means the address, also where it begins with the signature.
 */
export const GENERAL: AnswerTable = [
  {
    text: /restricted location|not available in your (?:country|region|jurisdiction)|block access from your country|your (?:country|region|jurisdiction)\b.{0,60}(?:restrict|prohibit|not (?:supported|available|allowed))|unavailable in the u\.?s|regulatory (?:restriction|requirement)|local (?:law|regulation)s?|compliance.{0,30}restrict|geo.?(?:block|restrict)|sanctioned/iu,
    cause: "geo-blocked",
  },
  {
    text: /\bip\b.{0,60}(?:not (?:in|on|allowed|included|match|whitelisted|authori[sz]ed|verified|permitted)|(?:white|allow).?list|mismatch|unmatched|forbidden|prohibited|illegal|incorrect|invalid|denied)|(?:unmatched|invalid|incorrect|untrusted|illegal|unauthori[sz]ed) (?:request )?ip\b|not (?:a )?(?:verified|allowed|trusted|whitelisted) ip\b|not allow.{0,20}(?:from )?this ip|\bip_?(?:illegal|forbidden|not_?allowed)|not_?allow_?ip/iu,
    cause: "address-not-allowed",
    sure: "medium",
  },
  {
    text: /recv.?window|(?:timestamp|request time|server time|nonce).{0,60}(?:expired|invalid|outside|ahead|mismatch|exceed|differ|too (?:old|far|late|small|low)|small|increas|window|range)|(?:invalid|expired|incorrect) (?:timestamp|nonce)|request (?:has )?expired|clock/iu,
    cause: "clock-skew",
    sure: "medium",
  },
  { text: /pass.?phrase/iu, cause: "wrong-passphrase", sure: "medium" },
  {
    text: /(?:api.?)?key.{0,30}\bexpired?\b|expired.{0,20}(?:api.?)?key/iu,
    cause: "expired",
    sure: "medium",
  },
  {
    text: /\b(?:frozen|suspended|locked|banned|blocked|deactivated)\b.{0,40}(?:account|user|key)|(?:account|user|key)s?\b.{0,40}\b(?:frozen|suspended|locked|deactivated)/iu,
    cause: "locked",
    sure: "medium",
  },
  {
    text: /too many (?:requests|visits)|rate.?limit|too frequent|request frequency|throttl|too_many_requests/iu,
    cause: "rate-limited",
  },
  {
    text: /maintenance|under maintaining|system (?:busy|upgrad)|service unavailable|temporarily unavailable|overloaded/iu,
    cause: "maintenance",
  },
  {
    text: /does not match.{0,20}environment|(?:testnet|demo|sandbox|paper).{0,40}(?:key|environment)/iu,
    cause: "wrong-environment",
    sure: "medium",
  },
  {
    text: /permission|not authori[sz]ed to|insufficient (?:privilege|scope|perms)|access denied|out_of_scope|read.?only key|missing required scope/iu,
    cause: "permission-missing",
    sure: "medium",
    or: ["address-not-allowed"],
  },
  { text: /signature|invalid sign\b|sign(?:ing)? error|jwt_verification/iu, cause: "wrong-secret", sure: "medium" },
  {
    text: /(?:invalid|unknown|incorrect|wrong|no such|nonexistent|not found).{0,20}(?:api|access).?.?key|(?:api|access).?.?key.{0,40}(?:invalid|not (?:found|exist)|doesn't exist|does not exist|incorrect|unknown)/iu,
    cause: "wrong-key",
    sure: "medium",
  },
];
