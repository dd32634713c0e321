import { atOrAbove, type Finding } from "../../packages/core/src/index.ts";
import { scanFiles } from "../../packages/scanner/src/node/index.ts";
import type { Reported } from "../../packages/testkit/src/corpus/index.ts";
import type { Scanner } from "./scanner.ts";

function reportsOf(finding: Finding, number: number): Reported[] {
  return finding.parts.map(({ location }) => ({
    file: location.path,
    startLine: location.startLine,
    endLine: location.endLine,
    startColumn: location.startColumn,
    endColumn: location.endColumn,
    finding: number,
    label: finding.exchange,
    mediumOrMore: atOrAbove(finding.severity, "medium"),
  }));
}

/** keyguard's own engine, in this process, over the corpus on disk: halves in two files are linked as for its users. */
export const keyguard: Scanner = {
  name: "keyguard",
  version: () => "working tree",
  async scan({ dir }) {
    const { findings } = await scanFiles([dir], { jobs: 1, noIgnore: true });
    return findings.flatMap((finding, number) => reportsOf(finding, number));
  },
};
