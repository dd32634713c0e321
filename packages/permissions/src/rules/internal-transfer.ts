import { atPage, fail, pass, type Rule, unknown } from "./rule.ts";

const ID = "no-internal-transfer";

/** Exchanges whose trading right includes transfers between own accounts, with no way to have one without the other. */
const INSEPARABLE = new Set(["okx", "htx", "hyperliquid"]);

/** May the key move funds between accounts of its owner? A thief uses it to gather balances where they can be lost. */
export const internalTransfer: Rule = ({ permissions, profile, exchange }) => {
  const { answer, reason } = permissions.scopes["transfer.internal"];
  const remedy = `Take the transfer right off the key ${atPage(exchange)}.`;
  if (permissions.diagnosis !== null) return [unknown(ID, "medium", reason, permissions.diagnosis.nextStep)];
  if (answer === "no") return [pass(ID, "medium", reason)];
  if (answer === "unknown") return [unknown(ID, "medium", reason, `Look the right up ${atPage(exchange)}.`)];
  const inseparable = profile === "trading" && INSEPARABLE.has(permissions.exchange);
  const finding = {
    ruleId: "internal-transfer-allowed",
    severity: inseparable ? "low" : "medium",
    message: inseparable
      ? "it may move funds between its owner's accounts; this exchange gives no trading right without it."
      : "it may move funds between its owner's accounts.",
    evidence: [reason],
    attackerCould: "gather the balances of other accounts where this key can trade them away",
  } as const;
  return [
    fail(ID, finding, inseparable ? "Keep the key on a sub-account that holds only what the bot needs." : remedy),
  ];
};
