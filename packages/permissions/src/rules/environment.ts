import { fail, pass, type Rule } from "./rule.ts";

const ID = "right-environment";

/** Does the key live where its owner thinks: real money or a testnet? */
export const environment: Rule = ({ permissions, context, exchange }) => {
  const name = exchange?.name ?? permissions.exchange;
  if (permissions.diagnosis?.cause === "wrong-environment") {
    const finding = {
      ruleId: "wrong-environment",
      severity: "high",
      confidence: permissions.diagnosis.sureness,
      message: `it does not belong to the ${name} site that was asked.`,
      evidence: permissions.diagnosis.proof,
    } as const;
    return [fail(ID, finding, permissions.diagnosis.nextStep)];
  }
  if (permissions.environment === "unknown" || context.environment === undefined) return [];
  if (permissions.environment === context.environment) return [pass(ID, "high", `a ${permissions.environment} key`)];
  const finding = {
    ruleId: "wrong-environment",
    severity: "high",
    message: `it is declared for ${context.environment} and is a ${permissions.environment} key.`,
    evidence: ["the host that knew the key"],
  } as const;
  return [fail(ID, finding, "Correct the endpoint, or use the other key.")];
};
