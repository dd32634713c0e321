import { type Check, compareSeverity, type Report, REPORT_SCHEMA_VERSION } from "@keyguard/core";
import { examineSecrets } from "@keyguard/secrets/node";
import type { Command, Context } from "../command.ts";
import { exitCodeOf, REPORT_OPTIONS, thresholdOf, writeReport } from "../write-report.ts";
import { configIfAny, storesOf } from "./secrets-stores.ts";

const ORDER = { fail: 0, unknown: 1, pass: 2 } as const;

function line({ result, key, evidence, remedy }: Check): string {
  const mark = { fail: "wrong", unknown: "unknown", pass: "good" }[result];
  return `${mark}: ${key === null ? "" : `${key}: `}${evidence}\n${result === "pass" || remedy === "" ? "" : `  do: ${remedy}\n`}`;
}

/** True when the terminal's view is this command's own. */
function wantsOwnView({ args }: Context): boolean {
  const [format = "text"] = args.values("format");
  return args.values("output").length === 0 && format === "text";
}

async function run(context: Context): Promise<number> {
  const project = await configIfAny(context);
  const directory = project?.directory ?? context.cwd;
  const keys = Object.entries(project?.config.keys ?? {}).map(([name, { exchange, store }]) => ({
    name,
    exchange,
    store,
  }));
  const found = await examineSecrets({
    directory,
    environment: context.env,
    stores: storesOf(context, { directory }),
    keys,
  });
  const checks = found.toSorted((a, b) => ORDER[a.result] - ORDER[b.result] || compareSeverity(a.severity, b.severity));
  const report: Report = {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: "keyguard", version: context.version },
    complete: checks.every(({ result }) => result !== "unknown"),
    skipped: [],
    findings: [],
    checks,
  };
  if (wantsOwnView(context)) for (const check of checks) await context.stdout.write(line(check));
  else await writeReport(context, report);
  if (checks.length === 0)
    await context.stderr.write("nothing to look at: no .env file, no vault and no declared key here\n");
  return exitCodeOf(report, thresholdOf(context));
}

export const secretsDoctor: Command = {
  name: "secrets doctor",
  summary: "tell what is wrong with how secrets are kept",
  usage: "secrets doctor [OPTIONS]",
  description: [
    "Looks at .env files (tracked by git, readable to others, secrets in the clear, read differently by dotenv, Node, python-dotenv, docker, compose, systemd or a shell where this project uses them), at references, at the stores of the declared keys and at the vault's file. Nothing in the project is run, no value is printed.",
    "",
    "Exit code: 0 all good, 1 something is wrong at or above the threshold, 3 something could not be told.",
  ].join("\n"),
  takesArguments: false,
  options: REPORT_OPTIONS,
  examples: [{ command: "keyguard secrets doctor", does: "in the project's directory" }],
  run,
};
