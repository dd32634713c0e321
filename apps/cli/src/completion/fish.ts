import type { Place } from "./place.ts";

const quoted = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", String.raw`\'`)}'`;

function rules({ path, words, options }: Place): string[] {
  const here = `complete -c keyguard -n ${quoted(`__keyguard_at ${quoted(path)}`)}`;
  return [
    ...(words.length === 0 ? [] : [`${here} -f`]),
    ...words.map(({ word, help }) => `${here} -a ${word} -d ${quoted(help)}`),
    ...options.map(({ name, short, value, choices, help }) => {
      const spelled = `-l ${name}${short === undefined ? "" : ` -s ${short}`}`;
      const taken = choices === undefined ? (value === undefined ? "" : " -r") : ` -x -a ${quoted(choices.join(" "))}`;
      return `${here} ${spelled}${taken} -d ${quoted(help)}`;
    }),
  ];
}

/** Completions for fish. */
export function fish(table: readonly Place[]): string {
  const paths = table.map(({ path }) => path).filter((path) => path !== "");
  return `function __keyguard_at
    set -l typed (commandline -opc)
    set -e typed[1]
    test "$typed[1]" = help; and set -e typed[1]
    contains -- -- $typed; and return 1
    set -l path
    for word in $typed
        contains -- "$(string join ' ' -- $path $word)" ${paths.map(quoted).join(" ")}; or break
        set path $path $word
    end
    test "$path" = "$argv[1]"
end
${table.flatMap(rules).join("\n")}
`;
}
