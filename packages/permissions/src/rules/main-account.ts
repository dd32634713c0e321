import { fail, pass, type Rule, unknown } from "./rule.ts";

const ID = "sub-account-key";

/** A bot's key belongs on a sub-account that holds only what the bot needs, where the exchange has those. */
export const mainAccount: Rule = ({ permissions, profile, exchange }) => {
  if (permissions.diagnosis !== null || profile !== "trading") return [];
  if (exchange?.keyManagement.create !== "sub-account" && exchange?.keyManagement.create !== "one-time-code") return [];
  if (permissions.account === "sub") return [pass(ID, "low", "a key of a sub-account")];
  if (permissions.account === "unknown")
    return [
      unknown(ID, "low", "the exchange does not tell whose key it is", "Prefer a key of a sub-account for a bot."),
    ];
  const finding = {
    ruleId: "main-account-key",
    severity: "low",
    message: "it belongs to the main account, where a sub-account would do.",
    evidence: [`${exchange.name} has keys for sub-accounts`],
    attackerCould: "reach everything the main account holds",
  } as const;
  return [fail(ID, finding, "Move the bot to a sub-account with a key of its own.")];
};
