import type { Profile, Scope, Severity } from "@keyguard/core";
import { atPage, fail, pass, type Rule, unknown } from "./rule.ts";

/** What each profile includes. Withdrawal and internal transfer have rules of their own. */
const INCLUDED: Readonly<Record<Profile, readonly Scope[]>> = {
  "read-only": ["read"],
  trading: ["read", "trade.spot", "trade.margin", "trade.derivatives"],
};

const JUDGED: readonly Scope[] = ["trade.spot", "trade.margin", "trade.derivatives", "manage-keys"];

const ATTACKER: Partial<Record<Scope, string>> = {
  "trade.spot": "trade the balance away against their own orders",
  "trade.margin": "borrow against the balance and lose it",
  "trade.derivatives": "open leveraged positions and lose the balance",
  "manage-keys": "create further keys and keep access after this one is revoked",
};

/** Does the key do more than it is for? One finding for all that is too much, so that a report stays short. */
export const scopeBeyondProfile: Rule = ({ permissions, profile, exchange }) => {
  const ID = "scope-within-profile";
  const { scopes } = permissions;
  if (permissions.diagnosis !== null) return [unknown(ID, "high", scopes.read.reason, permissions.diagnosis.nextStep)];
  const outside = JUDGED.filter((scope) => !INCLUDED[profile].includes(scope));
  const excess = outside.filter((scope) => scopes[scope].answer === "yes");
  const open = outside.filter((scope) => scopes[scope].answer === "unknown");
  if (excess.length > 0) {
    const severity: Severity = excess.some((scope) => scope.startsWith("trade.")) ? "high" : "medium";
    const finding = {
      ruleId: "scope-beyond-profile",
      severity,
      message: `it is meant for "${profile}" and may also ${excess.join(", ")}.`,
      evidence: excess.map((scope) => `${scope}: ${scopes[scope].reason}`),
      attackerCould: excess.map((scope) => ATTACKER[scope] ?? scope).join("; "),
    };
    return [
      fail(ID, finding, `Take ${excess.join(", ")} off the key ${atPage(exchange)}, or use a key of a sub-account.`),
    ];
  }
  if (open.length > 0) {
    const evidence = open.map((scope) => `${scope}: ${scopes[scope].reason}`).join("; ");
    return [unknown(ID, "high", evidence, `Look the rights up ${atPage(exchange)}.`)];
  }
  return [pass(ID, "high", `nothing beyond "${profile}"`)];
};
