import { type Report, REPORT_SCHEMA_VERSION } from "@keyguard/core";
import type { Command, Context } from "../command.ts";
import { namedDirectory } from "../named-directory.ts";
import { today } from "../scan-project.ts";
import { exitCodeOf, REPORT_OPTIONS, thresholdOf, writeReport } from "../write-report.ts";

async function run(context: Context): Promise<number> {
  const { env, version } = context;
  const { assessHealth, examineProject, projectRoot } = await import("@keyguard/guard/setup");
  const { loadConfig } = await import("@keyguard/guard/config");
  const root = projectRoot(namedDirectory(context, "examine"));
  const health = await examineProject(root, {
    environment: env,
    today: today(),
    exclude: async () => (await loadConfig(root)).config.scan.exclude,
    rules: async () => {
      const { config, directory } = await loadConfig(root);
      const { loadRulesFrom } = await import("@keyguard/guard/findings");
      return await loadRulesFrom(directory, config.scan.extend);
    },
  });
  const checks = assessHealth(health);
  const report: Report = {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: "keyguard", version },
    complete: checks.every(({ result }) => result !== "unknown"),
    skipped: [],
    findings: [],
    checks,
  };
  await writeReport(context, report);
  return exitCodeOf(report, thresholdOf(context));
}

export const doctor: Command = {
  name: "doctor",
  summary: "tell what is wrong with a project now",
  usage: "doctor [OPTIONS] [DIRECTORY]",
  description: [
    "Looks for environment files that git tracks or has in its history, secret files that others on this machine can read, hooks that do not run or are bypassed, and configuration that hides findings. It changes nothing and needs no network.",
    "",
    "Exit code: 0 all is well, 1 something is wrong, 2 wrong usage, 3 something could not be told.",
  ].join("\n"),
  takesArguments: true,
  options: REPORT_OPTIONS,
  examples: [
    { command: "keyguard doctor", does: "every check, with what to do" },
    {
      command: "keyguard doctor --format json | jq '.checks[] | select(.result != \"pass\")'",
      does: "what is wrong, for a script",
    },
  ],
  run,
};
