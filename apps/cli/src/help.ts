import type { Command, OptionSpec } from "./command.ts";
import { GLOBAL_OPTIONS } from "./arguments.ts";
import { COMMANDS } from "./registry.ts";
import { wrap } from "./terminal/wrap.ts";

function column(rows: readonly (readonly [string, string])[], width: number): string[] {
  const left = Math.min(34, Math.max(...rows.map(([name]) => name.length)) + 2);
  return rows.flatMap(([name, text]) => {
    const lines = wrap(text, Math.max(24, width - left - 2));
    const first =
      name.length + 2 > left
        ? [`  ${name}`, `  ${" ".repeat(left)}${lines[0] ?? ""}`]
        : [`  ${name.padEnd(left)}${lines[0] ?? ""}`];
    return [...first, ...lines.slice(1).map((line) => `  ${" ".repeat(left)}${line}`)];
  });
}

function optionName({ name, short, value }: OptionSpec): string {
  return `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;
}

/** The overview: what keyguard is, its commands, and where to read on. */
export function overview(version: string, columns: number): string {
  const width = Math.min(columns, 100);
  const rows = COMMANDS.map(({ name, summary }) => [name, summary] as const);
  return `${[
    `keyguard ${version}: keeps exchange API keys from emptying accounts`,
    "",
    "Usage: keyguard COMMAND [OPTIONS]",
    "",
    "Commands:",
    ...column(rows, width),
    "",
    "Examples:",
    ...column(
      [
        ["keyguard scan .", "which credentials does this folder leak?"],
        ["keyguard help scan", "every option of a command, with examples"],
      ],
      width,
    ),
    "",
    "Exit codes: 0 nothing found, 1 findings, 2 wrong usage or configuration, 3 the job could not be finished.",
  ].join("\n")}\n`;
}

/** The sub-commands of a group such as `secrets`. */
export function groupHelp(group: string, columns: number): string {
  const rows = COMMANDS.filter(({ name }) => name.startsWith(`${group} `)).map(
    ({ name, summary }) => [name, summary] as const,
  );
  return `Usage: keyguard ${group} COMMAND [OPTIONS]\n\nCommands:\n${column(rows, Math.min(columns, 100)).join("\n")}\n\nkeyguard help ${rows[0]?.[0] ?? group} shows one in full.\n`;
}

/** Everything about one command. */
export function commandHelp(command: Command, columns: number): string {
  const width = Math.min(columns, 100);
  const option = (spec: OptionSpec): readonly [string, string] => [
    optionName(spec),
    spec.choices === undefined ? spec.help : `${spec.help}: ${spec.choices.join(", ")}`,
  ];
  return `${[
    `keyguard ${command.name}: ${command.summary}`,
    "",
    `Usage: keyguard ${command.usage}`,
    "",
    ...command.description.split("\n").flatMap((paragraph) => (paragraph === "" ? [""] : wrap(paragraph, width))),
    "",
    "Options:",
    ...column([...command.options, ...GLOBAL_OPTIONS].map(option), width),
    ...(command.examples.length === 0
      ? []
      : ["", "Examples:", ...command.examples.flatMap(({ command: line, does }) => [`  ${line}`, `      ${does}`])]),
  ].join("\n")}\n`;
}
