import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  type Check,
  type KeyConfig,
  KeyguardError,
  type Report,
  REPORT_SCHEMA_VERSION,
  type Severity,
  type Skipped,
} from "@keyguard/core";
import { systemClock } from "@keyguard/core/node";
import { createPace } from "@keyguard/permissions";
import { exchangeFetch } from "@keyguard/permissions/node";
import { type CalendarRow, forecast, formatCalendar, isDue, isIntact } from "@keyguard/rotation";
import { createLedgerFile } from "@keyguard/rotation/node";
import { ALERT_OPTION, prepareAlerts } from "../alerting.ts";
import type { Command, Context } from "../command.ts";

import { calendarText } from "../views/calendar-view.ts";
import { EXIT } from "../exit-code.ts";
import { exitCodeOf, REPORT_OPTIONS, thresholdOf, writeReport } from "../write-report.ts";
import { look } from "./rotate-look.ts";
import { ledgerPath, openStores } from "./rotate-ports.ts";
import { declaredKey, loadProject, type RotateProject } from "./rotate-project.ts";

/** How bad it is when a row's moment has come. */
function severityOf(row: CalendarRow): Severity {
  if (row.kind === "due") return "medium";
  return row.certain ? "high" : "low";
}

function checkOf(row: CalendarRow, now: number): Check {
  const id = row.kind === "due" ? "rotation-due" : row.kind === "event" ? "rotation-event" : `exchange-${row.kind}`;
  const base = { id, key: row.key, severity: severityOf(row), remedy: row.remedy };
  if (row.at === null) return { ...base, severity: "low", result: "unknown", evidence: row.why };
  const date = new Date(row.at).toISOString();
  if (!isDue(row, now)) return { ...base, result: "pass", evidence: `${date}: ${row.why}` };
  // A rule that may not concern this key is no failure; it is not known.
  return { ...base, result: row.certain ? "fail" : "unknown", evidence: `since ${date}: ${row.why}` };
}

async function writeCalendar(context: Context, file: string, rows: readonly CalendarRow[], now: number): Promise<void> {
  const text = formatCalendar(rows, now);
  if (file === "-") return context.stdout.write(text);
  try {
    await writeFile(resolve(context.cwd, file), text);
  } catch (error) {
    throw new KeyguardError("KG_OUTPUT", "Cannot write the calendar file", {
      hint: "check that the directory exists, can be written and has room",
      cause: error,
    });
  }
  return undefined;
}

function selected({ config }: RotateProject, names: readonly string[]): [string, KeyConfig][] {
  return names.length === 0
    ? Object.entries(config.keys)
    : names.map((name): [string, KeyConfig] => [name, declaredKey(config, name)]);
}

async function runStatus(context: Context): Promise<number> {
  const tell = await prepareAlerts(context, ["rotate status", ...context.args.positionals].join(" "));
  const { args, stdout, stderr } = context;
  const project = await loadProject(context);
  const chosen = selected(project, args.positionals);
  if (chosen.length === 0)
    throw new KeyguardError("KG_USAGE", 'Cannot tell what is due: "keyguard.toml" declares no key', {
      hint: "declare one: [keys.NAME] with exchange, profile and store; keyguard init begins the file",
    });
  const ledger = createLedgerFile(ledgerPath(context.env));
  const reading = await ledger.read();
  const stores = openStores(context, project);
  const asking = { fetch: exchangeFetch(project.config, context.env), pace: createPace(systemClock) };
  const looks = await Promise.all(chosen.map((entry) => look(context, stores, ledger, reading, asking, entry)));
  const now = systemClock.now();
  const rows = forecast(looks.map(({ subject }) => subject));
  const damage: Skipped[] = isIntact(reading)
    ? []
    : [{ path: "ledger", reason: "it is damaged: keyguard rotate ledger verify" }];
  const skipped = [...looks.flatMap((one) => one.skipped), ...damage];
  const report: Report = {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: "keyguard", version: context.version },
    complete: skipped.length === 0,
    skipped,
    findings: [],
    keys: looks.map((one) => one.report).filter((one) => one !== null),
    checks: [...rows.map((row) => checkOf(row, now)), ...looks.flatMap((one) => one.checks)],
  };
  const ics = args.value("ics");
  if (ics !== undefined) await writeCalendar(context, ics, rows, now);
  const plain = args.values("format").length === 0 && args.values("output").length === 0;
  if (ics !== "-") {
    if (plain) await stdout.write(calendarText(rows, looks, now));
    else await writeReport(context, report);
  }
  for (const { path, reason } of damage) await stderr.write(`${path}: ${reason}\n`);
  await tell(report);
  if (!report.complete) return EXIT.incomplete;
  return args.flag("fail-due") ? exitCodeOf(report, thresholdOf(context)) : EXIT.ok;
}

export const rotateStatus: Command = {
  name: "rotate status",
  summary: "what is due, and what an exchange will do to a key",
  usage: "rotate status [OPTIONS] [KEY…]",
  description: [
    "A calendar of the declared keys: when each is due by its owner's rule, by something that was declared, or because its exchange will delete or cripple it. Rules that only users report say so.",
    "",
    "Asks each exchange about its key, read-only; --offline asks nobody and goes by the ledger.",
    "",
    "Exit code: 0 done, 1 with --fail-due when something is due, 2 wrong usage, 3 a key could not be read.",
  ].join("\n"),
  takesArguments: true,
  options: [
    ...REPORT_OPTIONS,
    ALERT_OPTION,
    { name: "fail-due", help: "exit with 1 when something is due" },
    { name: "ics", value: "FILE", help: "write the calendar as iCalendar; - for standard output" },
    { name: "offline", help: "ask no exchange; go by the ledger" },
  ],
  examples: [
    { command: "keyguard rotate status", does: "everything, the nearest first" },
    { command: "keyguard rotate status --ics keys.ics", does: "for a calendar program" },
    { command: "keyguard rotate status --offline --fail-due", does: "in CI, without secrets" },
  ],
  run: runStatus,
};
