import type { Severity } from "@keyguard/core";
import { CAUSE_PAGES } from "../causes/diagnosis.ts";
import { fail, pass, type Rule } from "./rule.ts";

/** Could the key be asked at all? Everything else hangs on it. */
export const readable: Rule = ({ permissions }) => {
  const { diagnosis } = permissions;
  if (diagnosis === null) {
    const how = permissions.answer === "self-described" ? "the exchange described the key" : "harmless calls told";
    return [pass("key-readable", "medium", how)];
  }
  const severity: Severity = diagnosis.passing ? "medium" : "high";
  return [
    fail(
      "key-readable",
      {
        ruleId: "key-not-readable",
        severity,
        confidence: diagnosis.sureness,
        message: `it could not be read: ${CAUSE_PAGES[diagnosis.cause].means}.`,
        evidence: [
          diagnosis.says === "" ? diagnosis.cause : `${diagnosis.cause}: ${diagnosis.says}`,
          ...diagnosis.proof,
        ],
      },
      diagnosis.nextStep,
    ),
  ];
};
