import type { Location } from "@keyguard/core";
import { linesOf } from "./lines.ts";

/** What stands at a location; an empty text where the lines are not that long. */
export function valueAt(text: string, location: Location): string {
  const lines = linesOf(text).slice(location.startLine - 1, location.endLine);
  return lines
    .map((line, i) =>
      line.text.slice(
        i === 0 ? location.startColumn - 1 : 0,
        i === lines.length - 1 ? location.endColumn - 1 : undefined,
      ),
    )
    .join("\n");
}
