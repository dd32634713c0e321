/** The moments at which keyguard looks. */
export const HOOK_NAMES = ["pre-commit", "pre-push"] as const;
/** A moment at which keyguard looks. */
export type HookName = (typeof HOOK_NAMES)[number];

/** How a hook starts keyguard. Both are empty for a hook that is committed: its place is another on each machine. */
export interface HookProgram {
  /** The absolute path of the Node that runs keyguard now; hooks of editors often have a PATH without it. */
  readonly node: string;
  /** The absolute path of keyguard's own entry file. */
  readonly script: string;
}

/** What a hook that cannot be added to is renamed to, so that keyguard's can call it. */
export const FORMER_SUFFIX = ".before-keyguard";

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** True for a hook that holds keyguard's part, of this version or another. */
export function isOwnHook(text: string): boolean {
  return /^# keyguard hook \d+: begin/mu.test(text);
}

/** On pre-push git tells on standard input what is pushed; it is kept for the commands that follow. */
const CALLS: Readonly<Record<HookName, string>> = {
  "pre-commit": `run_keyguard hook pre-commit "$@" </dev/null || exit $?`,
  "pre-push": `keyguard_input=$(cat)
printf '%s\\n' "$keyguard_input" | run_keyguard hook pre-push "$@" || exit $?
exec <<KEYGUARD_INPUT
$keyguard_input
KEYGUARD_INPUT`,
};

/**
 * keyguard's part of a hook, for any POSIX shell, ending in a line feed.
 *
 * It looks for keyguard where it was when the hook was made, then on PATH, then in the usual places that a
 * graphical client leaves out of PATH. It stops the commit when there is none: a check that silently does
 * not run is worse than none.
 */
export function hookPart(name: HookName, program: HookProgram): string {
  const act = name === "pre-push" ? "push" : "commit";
  const where = program.script === "" ? "not on PATH" : "neither at $keyguard_script nor on PATH";
  return `# keyguard hook 1: begin. Made by \`keyguard init\`; \`keyguard init --undo\` takes it away again.
keyguard_node=${quote(program.node)}
keyguard_script=${quote(program.script)}
run_keyguard() (
  PATH="\${PATH:-/usr/bin:/bin}:/usr/local/bin:/opt/homebrew/bin:\${HOME:-/nonexistent}/.local/bin:\${HOME:-/nonexistent}/.volta/bin"
  export PATH
  if [ -f "$keyguard_script" ] && [ -x "$keyguard_node" ]; then exec "$keyguard_node" "$keyguard_script" "$@"; fi
  if [ -f "$keyguard_script" ] && command -v node >/dev/null 2>&1; then exec node "$keyguard_script" "$@"; fi
  if command -v keyguard >/dev/null 2>&1; then exec keyguard "$@"; fi
  echo "keyguard: the check did not run, because keyguard is ${where}." >&2
  echo "  put it back:   npm install --global keyguard && keyguard init" >&2
  echo "  or this once:  git ${act} --no-verify" >&2
  exit 3
)
${CALLS[name]}
# keyguard hook 1: end
`;
}

/** A hook of keyguard alone. */
export function nativeHook(name: HookName, program: HookProgram): string {
  return `#!/bin/sh\n${hookPart(name, program)}`;
}

/** A hook of keyguard that then runs the one that was here before, with the same arguments and input. */
export function wrappingHook(name: HookName, program: HookProgram): string {
  return `${nativeHook(name, program)}former="$(dirname "$0")/${name}${FORMER_SUFFIX}"
if [ -x "$former" ]; then exec "$former" "$@"; fi
`;
}

/**
 * An existing shell hook with keyguard's part in front of its own commands, or undefined for a hook in
 * another language. A part that is there already is brought up to date.
 */
export function extendHook(text: string, name: HookName, program: HookProgram): string | undefined {
  const part = hookPart(name, program);
  if (isOwnHook(text)) {
    const replaced = text.replace(/^# keyguard hook \d+: begin[^]*?^# keyguard hook \d+: end\n/mu, () => part);
    return replaced.includes(part) ? replaced : undefined;
  }
  const [interpreter = ""] = /^#!.*\n/u.exec(text) ?? [];
  const shell = /^#!\s*(?:\/usr\/bin\/env (?:-S )?)?(?:\/\S*\/)?(?:sh|bash|dash|ash|zsh|ksh)\b/u.test(interpreter);
  if (!shell || text.includes("\r") || text.includes("\u0000")) return undefined;
  return interpreter + part + text.slice(interpreter.length);
}
