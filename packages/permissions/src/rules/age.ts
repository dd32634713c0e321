import { formatDuration } from "@keyguard/core";
import { day, fail, pass, type Rule, unknown } from "./rule.ts";

const ID = "key-young";
const YEAR = 365 * 86_400_000;

/** Has the key been in use for longer than its owner, or good habit, allows? */
export const age: Rule = ({ permissions, context }) => {
  if (permissions.diagnosis !== null) return [];
  const limit = context.maxAgeMs ?? YEAR;
  if (permissions.createdAt === null)
    return [
      unknown(ID, "low", "the exchange does not tell when the key was created", "Record it: `keyguard rotate record`."),
    ];
  const old = context.now - Date.parse(permissions.createdAt);
  const evidence = `created on ${day(permissions.createdAt)}, ${formatDuration(old)} ago`;
  if (old <= limit) return [pass(ID, "low", evidence)];
  const finding = {
    ruleId: "key-old",
    severity: context.maxAgeMs === undefined ? "low" : "medium",
    message: `it is ${formatDuration(old)} old; ${context.maxAgeMs === undefined ? "a year" : "its owner's limit"} is ${formatDuration(limit)}.`,
    evidence: [evidence],
    attackerCould: "use any copy that was made of it in that time",
  } as const;
  return [fail(ID, finding, "Replace it: `keyguard rotate plan` shows how.")];
};
