import type { Finding } from "@keyguard/core";
import type { HookName } from "./native-hook.ts";

const MOST_SHOWN = 3;

/**
 * The last words of a hook that stops: the two ways on, ready to be pasted. The report before them says
 * what was found and where.
 *
 * @param findings those that stop it, the worst first; none where something could not be read
 */
export function hookMessage(name: HookName, findings: readonly Finding[]): string {
  const act = name === "pre-push" ? "push" : "commit";
  if (findings.length === 0) {
    return [
      `keyguard: the ${act} is stopped, because not everything could be looked at. Two ways on:`,
      "  fix     put right what the lines above name",
      `  skip    this once, without a check: git ${act} --no-verify`,
      "",
    ].join("\n");
  }
  const ignores = findings
    .slice(0, MOST_SHOWN)
    .map(({ fingerprint }) => `    echo '${fingerprint}  # why it is no secret' >> .keyguardignore`);
  const rest = findings.length - ignores.length;
  return [
    `keyguard: the ${act} is stopped. Two ways on:`,
    name === "pre-push"
      ? "  fix     delete the credential at the exchange and take it out of the commits: git rebase -i"
      : "  fix     take the value out of the file and stage it again; delete the key at the exchange if it was ever pushed",
    "  ignore  where it is no secret, say why:",
    ...ignores,
    ...(rest > 0 ? [`    (and the ids of ${rest} more, from the report above)`] : []),
    "",
  ].join("\n");
}
