import type { Check } from "@keyguard/core";
import { FAMILIES, type FamilyReading, stability, UNRECOGNISED } from "@keyguard/ip";
import type { EgressFacts } from "./ports.ts";

function named(family: 4 | 6, { state, addresses, doubts, failures }: FamilyReading): string {
  const name = `IPv${family}`;
  switch (state) {
    case "reported":
    case "confirmed":
      return `${name} ${addresses.join(" and ")}`;
    case "absent":
      return `${name} has no way out`;
    case "off":
      return `${name} was not asked`;
    case "undecided":
      return doubts.length > 0
        ? `${name}: no two observers agree (${doubts.map(({ address }) => address).join(", ")})`
        : `${name}: ${[...new Set(failures.map(({ failure }) => failure))].join(", ")}`;
  }
}

function known(facts: EgressFacts): Check {
  const { families } = facts.reading;
  const states = FAMILIES.map((family) => families[family].state);
  const found = states.some((state) => state === "confirmed" || state === "reported");
  const undecided = states.includes("undecided") || !found;
  const intercepted = FAMILIES.some((family) =>
    families[family].failures.some(({ failure }) => failure === "intercepted"),
  );
  return {
    id: "egress-known",
    key: null,
    result: undecided ? "unknown" : "pass",
    severity: "medium",
    evidence: FAMILIES.map((family) => named(family, families[family])).join("; "),
    remedy: !undecided
      ? ""
      : intercepted
        ? "Something answers in the observers' place: open the network's sign-in page, or set the proxy up (HTTPS_PROXY)."
        : "Check the connection, the proxy and the firewall; `[ip] observers` can name other observers.",
  };
}

function stable({ reading, history, path, platform }: EgressFacts, now: number): Check[] {
  const answers = FAMILIES.filter((family) => reading.families[family].addresses.length > 0).map((family) => ({
    family,
    ...stability(history, path, family, reading.families[family].addresses, now, platform),
  }));
  if (answers.length === 0) return [];
  const changing = answers.some((answer) => answer.stable === "no");
  const result = changing ? "fail" : answers.every((answer) => answer.stable === "yes") ? "pass" : "unknown";
  const remedy =
    platform === null
      ? `If it changes, ${UNRECOGNISED.remedy}.`
      : `On ${platform.name}: ${platform.remedy}${platform.confidence === "reported" ? " (reported; see its documentation)" : ""}.`;
  return [
    {
      id: "egress-stable",
      key: null,
      result,
      severity: "medium",
      evidence: answers.map(({ family, reason }) => `IPv${family}: ${reason}`).join("; "),
      remedy: result === "pass" ? "" : remedy,
    },
  ];
}

/**
 * The questions about this machine's way out. Pure.
 *
 * @param now milliseconds since the epoch
 */
export function egressChecks(facts: EgressFacts, now: number): Check[] {
  return [known(facts), ...stable(facts, now)];
}
