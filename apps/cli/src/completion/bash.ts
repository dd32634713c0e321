import { type Place, spellings } from "./place.ts";

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join("|");

/** Patterns of the options that take a value, and what it may be: nothing for a file or a free text. */
function values({ path, options }: Place): string[] {
  return options
    .filter(({ value }) => value !== undefined)
    .map((option) => {
      const patterns = quoted(spellings(option).map((spelling) => `${path}:${spelling}`));
      return `    ${patterns}) words="${(option.choices ?? []).join(" ")}" ;;`;
    });
}

function offers(place: Place): string {
  const long = place.options.map(({ name }) => `--${name}`).join(" ");
  const next = place.words.map(({ word }) => word).join(" ");
  return `      "${place.path}:"*) words="${next}"; case "$current" in -*) words="${long}" ;; esac ;;`;
}

/** A completion function for bash from 3.2 on. Where it knows nothing, bash's own completion of files steps in. */
export function bash(table: readonly Place[]): string {
  const paths = table.map(({ path }) => path).filter((path) => path !== "");
  return `_keyguard() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="" words="" index=1
  COMPREPLY=()
  [ "\${COMP_WORDS[1]}" = help ] && index=2
  while [ "$index" -lt "$COMP_CWORD" ]; do
    case "$command\${command:+ }\${COMP_WORDS[index]}" in
      ${quoted(paths)}) command="$command\${command:+ }\${COMP_WORDS[index]}" ;;
      --) return ;;
      *) break ;;
    esac
    index=$((index + 1))
  done
  while [ "$index" -lt "$COMP_CWORD" ]; do
    [ "\${COMP_WORDS[index]}" = -- ] && return
    index=$((index + 1))
  done
  if [ "$current" = "=" ]; then current=""; elif [ "$before" = "=" ]; then before="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  case "$command:$before" in
${table.flatMap(values).join("\n")}
    *) case "$command:" in
${table.map(offers).join("\n")}
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _keyguard keyguard
`;
}
