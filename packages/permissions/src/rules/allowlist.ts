import type { Severity } from "@keyguard/core";
import type { KeyPermissions } from "../key-permissions.ts";
import { atPage, fail, pass, type Rule, unknown } from "./rule.ts";

const ID = "address-allowlist";

function severityOf({ scopes }: KeyPermissions): Severity {
  if (scopes.withdraw.answer === "yes") return "critical";
  const trades = (["trade.spot", "trade.margin", "trade.derivatives", "transfer.internal"] as const).some(
    (scope) => scopes[scope].answer !== "no",
  );
  return trades ? "high" : "low";
}

/** Is the key bound to addresses, so that a thief elsewhere cannot use it? */
export const allowlist: Rule = ({ permissions, exchange }) => {
  const { status, reason } = permissions.allowlist;
  const severity = severityOf(permissions);
  if (permissions.diagnosis !== null) return [unknown(ID, "high", reason, permissions.diagnosis.nextStep)];
  if (status === "restricted") return [pass(ID, severity, reason)];
  if (exchange?.allowlist.support === "none")
    return [pass(ID, "info", `${exchange.name} has no allowlist for keys; ${reason}`)];
  if (status === "unknown") return [unknown(ID, severity, reason, `Look the list up ${atPage(exchange)}.`)];
  const finding = {
    ruleId: "no-address-allowlist",
    severity,
    message: "it works from any address.",
    evidence: [reason],
    attackerCould: "use the key from anywhere as soon as they have it",
  };
  return [
    fail(ID, finding, `Bind the key to the bot's address ${atPage(exchange)}; \`keyguard ip\` shows the address.`),
  ];
};
