import type { Location } from "@keyguard/core";
import type { Line } from "./lines.ts";

/** What stands at a location of a file; an empty text where the lines are not that long. */
export function valueAt(file: readonly Line[], location: Location): string {
  const lines = file.slice(location.startLine - 1, location.endLine);
  return lines
    .map((line, i) =>
      line.text.slice(
        i === 0 ? location.startColumn - 1 : 0,
        i === lines.length - 1 ? location.endColumn - 1 : undefined,
      ),
    )
    .join("\n");
}
