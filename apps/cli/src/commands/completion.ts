import { KeyguardError } from "@keyguard/core";
import { GLOBAL_OPTIONS } from "../arguments.ts";
import type { Command, Context } from "../command.ts";
import { COMMANDS } from "../registry.ts";

const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;

/** What can follow each command. */
async function words(): Promise<Map<string, string[]>> {
  const table = new Map<string, string[]>();
  for (const entry of COMMANDS) {
    const command = await entry.load();
    table.set(
      entry.name,
      [...command.options, ...GLOBAL_OPTIONS].map(({ name }) => `--${name}`),
    );
  }
  return table;
}

function bash(table: Map<string, string[]>): string {
  const cases = [...table].map(([name, options]) => `    "${name}") words="${options.join(" ")}" ;;`).join("\n");
  return `_keyguard() {
  local current="\${COMP_WORDS[COMP_CWORD]}" command="\${COMP_WORDS[1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${[...new Set([...table.keys()].map((name) => name.split(" ")[0]))].join(" ")} help" -- "$current"))
    return
  fi
  [ "$COMP_CWORD" -gt 2 ] && case "$command \${COMP_WORDS[2]}" in ${
    [...table.keys()]
      .filter((name) => name.includes(" "))
      .map((name) => `"${name}"`)
      .join("|") || '""'
  }) command="$command \${COMP_WORDS[2]}" ;; esac
  case "$command" in
${cases}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o default -F _keyguard keyguard
`;
}

function zsh(table: Map<string, string[]>): string {
  return `#compdef keyguard\nautoload -U +X bashcompinit && bashcompinit\n${bash(table)}`;
}

function fish(table: Map<string, string[]>): string {
  const lines = COMMANDS.filter(({ name }) => !name.includes(" ")).map(
    ({ name, summary }) =>
      `complete -c keyguard -n __fish_use_subcommand -a ${name} -d '${summary.replaceAll("'", String.raw`\'`)}'`,
  );
  for (const [name, options] of table) {
    for (const option of options)
      lines.push(
        `complete -c keyguard -n '__fish_seen_subcommand_from ${name.split(" ")[0] ?? name}' -l ${option.slice(2)}`,
      );
  }
  return `${[...new Set(lines)].join("\n")}\n`;
}

function powershell(table: Map<string, string[]>): string {
  const rows = [...table].map(([name, options]) => `    '${name}' = '${options.join(" ")}'`).join("\n");
  return `Register-ArgumentCompleter -Native -CommandName keyguard -ScriptBlock {
  param($word, $ast, $position)
  $options = @{
${rows}
  }
  $command = "$($ast.CommandElements[1])"
  $words = if ($ast.CommandElements.Count -le 2 -and -not $word.StartsWith('-')) { $options.Keys } else { "$($options[$command])" -split ' ' }
  $words | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`;
}

async function run(context: Context): Promise<number> {
  const [shell] = context.args.positionals;
  const known = SHELLS.find((name) => name === shell);
  if (known === undefined)
    throw new KeyguardError("KG_USAGE", "Cannot print a completion script: name a shell", {
      hint: `one of ${SHELLS.join(", ")}`,
    });
  const table = await words();
  const scripts = { bash, zsh, fish, powershell };
  await context.stdout.write(scripts[known](table));
  return 0;
}

export const completion: Command = {
  name: "completion",
  summary: "print a shell's completion script",
  usage: "completion bash|zsh|fish|powershell",
  description:
    "Prints a script that completes keyguard's commands and options. Load it from your shell's start-up file.",
  takesArguments: true,
  options: [],
  examples: [
    { command: "source <(keyguard completion bash)", does: "in ~/.bashrc" },
    { command: "keyguard completion fish | source", does: "in fish's configuration" },
  ],
  run,
};
