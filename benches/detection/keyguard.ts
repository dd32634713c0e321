import { atOrAbove, type Finding } from "../../packages/core/src/index.ts";
import { scanBytes } from "../../packages/scanner/src/index.ts";
import { encodeText, type Reported } from "../../packages/testkit/src/corpus/index.ts";
import type { Scanner } from "./scanner.ts";

function reportsOf(file: string, finding: Finding, number: number): Reported[] {
  return finding.parts.map(({ location }) => ({
    file,
    startLine: location.startLine,
    endLine: location.endLine,
    startColumn: location.startColumn,
    endColumn: location.endColumn,
    finding: number,
    label: finding.exchange,
    mediumOrMore: atOrAbove(finding.severity, "medium"),
  }));
}

/** keyguard's own engine, in this process; what needs two files is left to its command line. */
export const keyguard: Scanner = {
  name: "keyguard",
  version: () => "working tree",
  async scan({ files, encodings }) {
    const reports: Reported[] = [];
    let number = 0;
    for (const [path, text] of files) {
      for (const finding of await scanBytes(encodeText(text, encodings.get(path)), { path })) {
        number += 1;
        reports.push(...reportsOf(path, finding, number));
      }
    }
    return reports;
  },
};
