import { type Place, spellings } from "./place.ts";

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join("|");
const described = (word: string, help: string): string => `'${word}:${help.replaceAll("'", String.raw`'\''`)}'`;

function values({ path, options }: Place): string[] {
  return options
    .filter(({ value }) => value !== undefined)
    .map((option) => {
      const patterns = quoted(spellings(option).map((spelling) => `${path}:${spelling}`));
      const found = option.choices === undefined ? "_files" : `compadd ${option.choices.join(" ")}`;
      return `    ${patterns}) ${found}; return ;;`;
    });
}

function offers({ path, words: next, options }: Place): string {
  return [
    `    "${path}")`,
    `      words_here=(${next.map(({ word, help }) => described(word, help)).join(" ")})`,
    `      options_here=(${options.map(({ name, help }) => described(`--${name}`, help)).join(" ")}) ;;`,
  ].join("\n");
}

/** A completion function for zsh: sourced after compinit, or put as `_keyguard` into a directory of `fpath`. */
export function zsh(table: readonly Place[]): string {
  const paths = table.map(({ path }) => path).filter((path) => path !== "");
  return `#compdef keyguard
_keyguard() {
  local command="" before="\${words[CURRENT-1]}"
  local -i index=2
  local -a words_here options_here
  [[ "\${words[2]}" == help ]] && index=3
  while (( index < CURRENT )); do
    case "$command\${command:+ }\${words[index]}" in
      ${quoted(paths)}) command="$command\${command:+ }\${words[index]}" ;;
      *) break ;;
    esac
    (( index++ ))
  done
  while (( index < CURRENT )); do
    if [[ "\${words[index]}" == -- ]]; then _files; return; fi
    (( index++ ))
  done
  if [[ "$PREFIX" == --*=* ]]; then
    before="\${PREFIX%%=*}"
    compset -P 1 '*='
  fi
  case "$command:$before" in
${table.flatMap(values).join("\n")}
  esac
  case "$command" in
${table.map(offers).join("\n")}
  esac
  if [[ "$PREFIX" == -* ]]; then
    _describe -o 'option' options_here
  elif (( \${#words_here} > 0 )); then
    _describe 'command' words_here
  else
    _files
  fi
}
if [[ "\${funcstack[1]-}" == _keyguard ]]; then _keyguard "$@"; else compdef _keyguard keyguard; fi
`;
}
