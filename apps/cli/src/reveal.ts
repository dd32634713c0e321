import { type Finding, Secret } from "@keyguard/core";
import type { FoundValue, OnFinding } from "@keyguard/scanner";

/**
 * For `--reveal`: the parts of findings as they are, for one person's terminal. The text goes to the
 * screen alone; a line end or an escape in a value is shown, not obeyed, by the report itself.
 */
export const revealFinding: OnFinding = (finding: Finding, values: readonly FoundValue[]) => ({
  ...finding,
  parts: finding.parts.map((part, i) => {
    const found = values[i];
    return found === undefined ? part : { ...part, redacted: Secret.reveal(found.value).replaceAll(/\s+/gu, " ") };
  }),
});
