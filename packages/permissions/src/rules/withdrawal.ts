import { atPage, fail, type Rule, unknown, type Verdict } from "./rule.ts";

const ID = "no-withdraw";

/** Millisecond at which a day, `YYYY-MM-DD`, is over everywhere on earth (UTC-12). */
function endOfDay(date: string): number {
  return Date.parse(`${date}T23:59:59.999Z`) + 12 * 3_600_000;
}

/** Withdrawal is never a profile: it needs an exception with a reason and an end, and stays visible with one. */
export const withdrawal: Rule = ({ permissions, context, exchange }): Verdict[] => {
  const { answer, reason } = permissions.scopes.withdraw;
  if (permissions.diagnosis !== null) return [unknown(ID, "critical", reason, permissions.diagnosis.nextStep)];
  if (answer === "no")
    return [{ check: { id: ID, result: "pass", severity: "critical", evidence: reason, remedy: "" } }];
  const remedy = `Take the withdrawal right off the key ${atPage(exchange)}.`;
  if (answer === "unknown") {
    const finding = {
      ruleId: "withdraw-unknown",
      severity: "medium",
      message: "nobody can tell whether it may withdraw; that is not the same as no.",
      evidence: [reason],
    } as const;
    const check = unknown(ID, "critical", reason, `Look the right up ${atPage(exchange)}.`).check;
    return [{ check, finding }];
  }
  const { withdrawal: exception } = context;
  const open = permissions.allowlist.status !== "restricted";
  const attackerCould = open
    ? "send the whole balance away from anywhere"
    : "send the whole balance away from an allowed address";
  const evidence = [reason, `allowlist: ${permissions.allowlist.status}`];
  // A day that cannot be read gives no exception.
  if (exception === undefined || !(endOfDay(exception.expires) >= context.now)) {
    const ended = exception === undefined ? "" : ` The exception ended on ${exception.expires}.`;
    const message = `it may withdraw${open ? ", and no allowlist binds it to an address" : ""}.${ended}`;
    return [fail(ID, { ruleId: "withdraw-allowed", severity: "critical", message, evidence, attackerCould }, remedy)];
  }
  const message = `it may withdraw, by an exception until ${exception.expires}: ${exception.reason}`;
  if (open) {
    const finding = { ruleId: "withdraw-exception", severity: "high", message, evidence, attackerCould } as const;
    return [fail(ID, finding, `Bind the key to an address ${atPage(exchange)}, or give up the exception.`)];
  }
  const keep = "Give the exception up as soon as it can be.";
  const check = { id: ID, result: "pass", severity: "critical", evidence: message, remedy: keep } as const;
  return [{ check, finding: { ruleId: "withdraw-exception", severity: "info", message, evidence, attackerCould } }];
};
