import { atPage, day, fail, pass, type Rule } from "./rule.ts";

const ID = "key-used";
const QUARTER = 90 * 86_400_000;

/** A key that nobody uses only waits to be stolen. Silent where the exchange does not tell. */
export const neverUsed: Rule = ({ permissions, context, exchange }) => {
  const { lastUsedAt, createdAt } = permissions;
  if (permissions.diagnosis !== null || lastUsedAt === null) return [];
  const fresh = createdAt !== null && context.now - Date.parse(createdAt) < 7 * 86_400_000;
  if (lastUsedAt === "never" ? fresh : context.now - Date.parse(lastUsedAt) < QUARTER)
    return [pass(ID, "low", lastUsedAt === "never" ? "new, not used yet" : `last used on ${day(lastUsedAt)}`)];
  const finding = {
    ruleId: "key-unused",
    severity: "low",
    message: lastUsedAt === "never" ? "it has never been used." : `it was last used on ${day(lastUsedAt)}.`,
    evidence: ["the exchange's own record"],
  } as const;
  return [fail(ID, finding, `Delete it ${atPage(exchange)} if nothing needs it.`)];
};
