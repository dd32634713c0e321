import { fail, type Rule } from "./rule.ts";

/** Is the same key declared twice? Then one of the two names promises something that is not so. */
export const duplicate: Rule = ({ context }) => {
  const others = context.alsoNamed ?? [];
  if (others.length === 0) return [];
  const finding = {
    ruleId: "same-key-twice",
    severity: "medium",
    message: `it is the same key as ${others.map((name) => `"${name}"`).join(", ")}.`,
    evidence: ["equal key ids"],
    attackerCould: "reach both programs' rights with one key",
  } as const;
  return [
    fail("key-unique", finding, "Give each program a key of its own, so that one can be revoked without the other."),
  ];
};
