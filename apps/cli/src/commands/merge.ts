import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { KeyguardError, type Report } from "@keyguard/core";
import type { Command, Context } from "../command.ts";
import { readReport } from "../read-report.ts";
import { exitCodeOf, REPORT_OPTIONS, thresholdOf, writeReport } from "../write-report.ts";

/**
 * A report's file, and whose it is where `NAME=FILE` says so; a file of that very name comes first.
 *
 * @throws {KeyguardError} `KG_USAGE` for a name that cannot stand before a path
 */
async function readArgument(context: Context, text: string, position: number): Promise<Report> {
  const [, repository, file = ""] = /^([^=/\\][^=]*)=(.+)$/su.exec(text) ?? [];
  const path = resolve(context.cwd, text);
  if (repository === undefined || (await stat(path).catch(() => undefined)) !== undefined)
    return readReport(path, `merge report ${position}`);
  if (!/^[A-Za-z0-9_][\w.-]*(?:\/[\w.-]+)*$/u.test(repository))
    throw new KeyguardError("KG_USAGE", `Cannot name the repository of report ${position}: it has other characters`, {
      hint: "write OWNER/NAME=REPORT with letters, digits, dots, dashes and underscores",
    });
  return { ...(await readReport(resolve(context.cwd, file), `merge report ${position}`)), repository };
}

async function run(context: Context): Promise<number> {
  const { args } = context;
  const { mergeReports } = await import("@keyguard/report");
  const expected = args.value("expect");
  const given = args.positionals.length;
  if (expected !== undefined && !/^[1-9]\d{0,4}$/u.test(expected))
    throw new KeyguardError("KG_USAGE", 'Cannot read "--expect": it is a whole number from 1 on');
  if (expected !== undefined && Number(expected) !== given)
    throw new KeyguardError(
      "KG_REPORT_INVALID",
      `Cannot merge: ${given} of ${expected} reports ${given === 1 ? "is" : "are"} given`,
      {
        hint:
          given < Number(expected)
            ? "a shard's report is missing; run that shard again"
            : "reports of another run are among them",
      },
    );
  const reports: Report[] = [];
  for (const [i, path] of args.positionals.entries()) reports.push(await readArgument(context, path, i + 1));
  const merged = mergeReports(reports);
  await writeReport(context, merged);
  return exitCodeOf(merged, thresholdOf(context));
}

export const merge: Command = {
  name: "merge",
  summary: "join reports of shards or sources into one",
  usage: "merge [OPTIONS] [REPOSITORY=]REPORT…",
  description: [
    "Joins reports that were written with --format json. A credential that several of them found is one finding with all its places; the order does not matter. The result is complete only when every report is.",
    "",
    "Reports of several repositories keep whose each path is: by the name before the report, or by the one in it, which `scan --github` writes.",
    "",
    "Exit code: as that of one scan that saw everything; 2 for a file that is no report or a missing shard.",
  ].join("\n"),
  takesArguments: true,
  options: [
    ...REPORT_OPTIONS,
    { name: "expect", value: "N", help: "fail unless just so many reports are given: a lost shard is no pass" },
  ],
  examples: [
    {
      command: "keyguard merge --expect 4 --format sarif shard-*.json",
      does: "one file for code scanning from a CI matrix",
    },
    {
      command: "keyguard merge --format html desk/bot=bot.json desk/tools=tools.json >desk.html",
      does: "one page for several repositories",
    },
  ],
  run,
};
