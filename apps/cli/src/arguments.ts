import { parseArgs } from "node:util";
import { KeyguardError, suggest } from "@keyguard/core";
import type { Arguments, Command, OptionSpec } from "./command.ts";

/** Options that every command has. */
export const GLOBAL_OPTIONS: readonly OptionSpec[] = [
  { name: "no-color", help: "no colour; also when NO_COLOR is set or the output is no terminal" },
  { name: "help", short: "h", help: "show this help" },
];

/** Stands before a negative number, so that it is read as an argument. */
const NUMBER_MARK = "\u0000";

function fail(command: Command, message: string, hint?: string): never {
  throw new KeyguardError("KG_USAGE", message, { hint: hint ?? `see: keyguard help ${command.name}` });
}

/** Where to look for an option; a file may be called like one. */
function unlessArgument({ name, takesArguments, passesRest }: Command): string {
  const aside = takesArguments && passesRest !== true ? "; an argument that begins with a dash goes behind --" : "";
  return `see: keyguard help ${name}${aside}`;
}

/**
 * Reads what was typed after a command's name.
 *
 * A value is never echoed in an error: someone may have typed a secret in its place.
 *
 * @throws {KeyguardError} `KG_USAGE`, with the nearest option
 */
export function parseArguments(command: Command, argv: readonly string[]): Arguments {
  const specs = [...command.options, ...GLOBAL_OPTIONS];
  const own: string[] = [];
  let rest: string[] | undefined;
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? "";
    if (argument === "--") {
      rest = argv.slice(i + 1);
      break;
    }
    // A code such as -2015 is an argument, not four options; the mark keeps it one.
    own.push(command.takesArguments && /^-\d+$/u.test(argument) ? `${NUMBER_MARK}${argument}` : argument);
  }
  const options = Object.fromEntries(
    specs.map(({ name, short, value }) => [
      name,
      {
        type: value === undefined ? ("boolean" as const) : ("string" as const),
        multiple: true,
        ...(short === undefined ? {} : { short }),
      },
    ]),
  );
  const { tokens } = parseArgs({ args: own, options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") {
      positionals.push(token.value.startsWith(NUMBER_MARK) ? token.value.slice(1) : token.value);
      continue;
    }
    if (token.kind !== "option") continue;
    const spec = specs.find(({ name }) => name === token.name);
    if (spec === undefined) {
      const typed = token.rawName.replace(/^-+/u, "");
      const near = suggest(
        typed,
        specs.map(({ name }) => name),
      );
      const shown = /^[a-z][a-z-]{0,30}$/u.test(typed) ? ` "${token.rawName}"` : "";
      fail(
        command,
        `Cannot read the option${shown}: ${command.name} has none of that name`,
        near === undefined ? unlessArgument(command) : `did you mean "--${near}"?`,
      );
    }
    if (spec.value === undefined && token.value !== undefined)
      fail(command, `Cannot read "--${spec.name}": it takes no value`);
    // A dash after an option that needs a value is the next option, forgotten value first.
    if (
      spec.value !== undefined &&
      (token.value === undefined || (!token.inlineValue && /^-[^-\d]|^--\w/u.test(token.value)))
    ) {
      fail(command, `Cannot read "--${spec.name}": its value ${spec.value} is missing`);
    }
    const given = values.get(spec.name) ?? [];
    given.push(token.value ?? "true");
    if (given.length > 1 && spec.value !== undefined && spec.multiple !== true)
      fail(command, `Cannot read "--${spec.name}": it may be given once only`);
    if (spec.choices !== undefined && token.value !== undefined && !spec.choices.includes(token.value)) {
      const near = suggest(token.value, spec.choices);
      fail(
        command,
        `Cannot read "--${spec.name}": the value is none of ${spec.choices.join(", ")}`,
        near === undefined ? undefined : `did you mean "${near}"?`,
      );
    }
    values.set(spec.name, given);
  }
  // What stands behind `--` is an argument whatever it begins with, unless it is another program's.
  if (command.passesRest !== true) positionals.push(...(rest ?? []));
  if (positionals.includes(""))
    fail(command, "Cannot read an argument: it is empty", "a variable that is not set leaves an empty argument");
  if (!command.takesArguments && positionals.length > 0)
    fail(command, `Cannot run "${command.name}": it takes no arguments`);
  return {
    positionals,
    rest: command.passesRest === true ? rest : undefined,
    flag: (name) => values.has(name),
    value: (name) => values.get(name)?.at(-1),
    values: (name) => values.get(name) ?? [],
  };
}
