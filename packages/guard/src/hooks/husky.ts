import { lineEndOf } from "./line-edit.ts";
import type { HookName } from "./native-hook.ts";

const COMMAND = "keyguard hook";

/** What a husky hook calls: the project's own keyguard, or the machine's. */
function call(name: HookName): string {
  return name === "pre-push" ? `${COMMAND} pre-push "$@"` : `${COMMAND} pre-commit`;
}

/** True for a hook file that calls keyguard outside a comment. */
export function callsKeyguard(text: string): boolean {
  return text.split(/\r?\n/u).some((line) => /^[^#]*\bkeyguard\s+(?:hook|scan)\b/u.test(line));
}

/**
 * A husky hook file with keyguard's call as its first command.
 *
 * First, because what follows may read standard input or end the script; husky puts
 * `node_modules/.bin` on PATH itself. On pre-push the input is kept for the commands that follow.
 *
 * @param text the file, or undefined where there is none
 * @returns the same text where it calls keyguard already
 */
export function huskyHook(text: string | undefined, name: HookName): string {
  if (text === undefined) return `${call(name)}\n`;
  if (callsKeyguard(text)) return text;
  const end = lineEndOf(text);
  const lines = text.split(/(?<=\n)/u);
  // Behind the interpreter's line and husky's own first line of former versions.
  let at = 0;
  while (/^(?:#|\. |\s*\r?\n)/u.test(lines[at] ?? "")) at++;
  const own =
    name === "pre-push"
      ? [
          `keyguard_input=$(cat); printf '%s\\n' "$keyguard_input" | ${call(name)} || exit $?`,
          `exec <<KEYGUARD_INPUT`,
          `$keyguard_input`,
          `KEYGUARD_INPUT`,
        ]
      : [`${call(name)} || exit $?`];
  const before = lines.slice(0, at).join("");
  const joint = before === "" || before.endsWith("\n") ? "" : end;
  return before + joint + own.map((line) => line + end).join("") + lines.slice(at).join("");
}
