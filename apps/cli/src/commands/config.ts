import { printable } from "@keyguard/report";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { configValues, formatSource, formatValue } from "../views/config-view.ts";

const FILE = "keyguard.toml";

async function run(context: Context): Promise<number> {
  const { args, cwd, env, stdout, stderr } = context;
  const { loadJudgingConfig, tomlPlaces } = await import("@keyguard/guard/config");
  const { config, file, text = "", origin } = await loadJudgingConfig(cwd, env);
  if (origin !== undefined) await stderr.write(`note: ${printable(origin)}\n`);
  const values = configValues(config, tomlPlaces(text), env);
  if (args.value("format") === "json") {
    await stdout.write(`${JSON.stringify({ file, values }, null, 2)}\n`);
    return EXIT.ok;
  }
  const rows = values.map(({ path, value, source }) => [
    printable(path),
    printable(formatValue(value)),
    formatSource(source, FILE),
  ]);
  const width = (column: number): number => Math.min(60, Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map(
    ([path = "", value = "", source = ""]) => `${path.padEnd(width(0))}  ${value.padEnd(width(1))}  ${source}\n`,
  );
  const head = file === null ? `no ${FILE} here or above: everything is as by default\n\n` : `${printable(file)}\n\n`;
  await stdout.write(head + lines.join(""));
  return EXIT.ok;
}

export const configShow: Command = {
  name: "config show",
  summary: "print every effective setting and where it comes from",
  usage: "config show [OPTIONS]",
  description: [
    "Reads keyguard.toml of this directory or a parent and prints every value with its line, its variable, or that it is the default. Secrets in alert URLs are not shown. While a pull request is being checked it is the target branch's file.",
    "",
    "Exit code: 0 printed, 2 a mistake in the file, with its line and column.",
  ].join("\n"),
  takesArguments: false,
  options: [
    { name: "format", short: "f", value: "FORMAT", choices: ["text", "json"], help: "how to print it (default: text)" },
  ],
  examples: [{ command: "keyguard config show", does: "what keyguard understood" }],
  run,
};
