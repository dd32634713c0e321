// The page of every error code, from the one place that names them.
import { ERROR_CODES, type ErrorPage } from "../packages/core/src/error-codes.ts";

const EXIT = { 2: "2, wrong usage or configuration", 3: "3, the job could not be finished" } as const;

function section([code, page]: [string, ErrorPage]): string {
  return `## ${code}\n\n${page.what}\n\n**What to do:** ${page.remedy}\n\nExit code: ${EXIT[page.exit]}.\n`;
}

/** `docs/errors.md`. */
export function errorsPage(): string {
  const codes = Object.entries(ERROR_CODES).sort(([a], [b]) => (a < b ? -1 : 1));
  return `# Errors

Every error of keyguard has a code that never changes its meaning. \`keyguard explain CODE\` prints its page; programs branch on the code, never on the text. A finding is not an error: it ends with exit code 1 and has no code.

<!-- Made by scripts/generated.ts from packages/core/src/error-codes.ts. -->

${codes.map(section).join("\n")}`;
}
