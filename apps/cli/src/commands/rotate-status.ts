import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  type Check,
  isKeyguardError,
  type KeyConfig,
  KeyguardError,
  type KeyReport,
  parsePlace,
  type Report,
  REPORT_SCHEMA_VERSION,
  type Severity,
  type Skipped,
  SCOPES,
} from "@keyguard/core";
import { systemClock } from "@keyguard/core/node";
import { getExchange } from "@keyguard/exchanges";
import { bareScopes, createPace, type KeyPermissions, type ReadOptions, readPermissions } from "@keyguard/permissions";
import { exchangeFetch } from "@keyguard/permissions/node";
import {
  type CalendarRow,
  declaredEvents,
  forecast,
  formatCalendar,
  futureReplacement,
  isDue,
  isIntact,
  type KeySubject,
  lastReplaced,
  type Ledger,
  type LedgerReading,
  openRotation as findOpen,
} from "@keyguard/rotation";
import { credentialId } from "@keyguard/rotation/key-management";
import { createLedgerFile, readAcknowledgements } from "@keyguard/rotation/node";
import { resolveCredential, type Stores } from "@keyguard/secrets/node";
import { ALERT_OPTION, prepareAlerts } from "../alerting.ts";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { exitCodeOf, REPORT_OPTIONS, thresholdOf, writeReport } from "../write-report.ts";
import { acknowledgementsPath, ledgerPath, openStores, timeoutOf } from "./rotate-ports.ts";
import { declaredKey, loadProject, type RotateProject } from "./rotate-project.ts";

const DAY = 86_400_000;
const UNKNOWN_SCOPES = Object.fromEntries(SCOPES.map((scope) => [scope, "unknown"])) as KeyReport["scopes"];

/** One key as the ledger and, where it was asked, the exchange know it. */
interface Look {
  readonly name: string;
  readonly key: KeyConfig;
  readonly subject: KeySubject;
  /** Null where nobody was asked. */
  readonly report: KeyReport | null;
  /** What its consumers hold, and a rotation that is open. */
  readonly notes: readonly string[];
  readonly checks: readonly Check[];
  readonly skipped: readonly Skipped[];
}

function instant(text: string | null | undefined): number | null {
  const at = text === null || text === undefined || text === "never" ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

function iso(text: string | null): string | null {
  const at = instant(text);
  return at === null ? null : new Date(at).toISOString();
}

function reportOf(name: string, key: KeyConfig, fingerprint: string, found: KeyPermissions): KeyReport {
  const { status, entries } = found.allowlist;
  return {
    name,
    exchange: getExchange(key.exchange).id,
    profile: key.profile,
    fingerprint,
    scopes: bareScopes(found.scopes),
    allowlist: { status, entries },
    account: found.account,
    createdAt: iso(found.createdAt),
    lastUsedAt: iso(found.lastUsedAt),
    expiresAt: iso(found.expiry?.at ?? null),
    answer: found.answer,
    cause: found.diagnosis?.cause ?? null,
  };
}

/** What all keys are asked through. */
type Asking = Pick<ReadOptions, "fetch" | "pace">;

interface Asked {
  readonly found?: KeyPermissions;
  readonly fingerprint: string;
  readonly problem?: string;
}

async function ask(
  context: Context,
  stores: Stores,
  ledger: Ledger,
  asking: Asking,
  name: string,
  key: KeyConfig,
): Promise<Asked> {
  const timeoutMs = timeoutOf(context.env);
  try {
    const credential = await resolveCredential(stores, parsePlace(key.store), getExchange(key.exchange).id, name);
    const fingerprint = await ledger.fingerprint(credentialId(credential));
    const found = await readPermissions(credential, {
      ...asking,
      timeoutMs,
      deadlineMs: 4 * timeoutMs,
      signal: context.signal,
      ...(key.endpoint === undefined ? {} : { endpoint: key.endpoint }),
    });
    const { diagnosis } = found;
    return {
      found,
      fingerprint,
      ...(diagnosis === null ? {} : { problem: `the key could not be read: ${diagnosis.cause}` }),
    };
  } catch (error) {
    if (!isKeyguardError(error)) throw error;
    return { fingerprint: "", problem: error.message };
  }
}

async function consumerNotes(context: Context, name: string, fingerprint: string): Promise<string[]> {
  const said = await readAcknowledgements(acknowledgementsPath(context.env), name);
  return said.map(
    ({ consumer, fingerprint: held }) =>
      `consumer ${consumer}: ${held === fingerprint ? "holds the current key" : "still old"}`,
  );
}

/** What only a wrong clock explains, here and now or when the ledger was written. */
function clockNotes(written: number | null, told: number | null, now: number): string[] {
  const date = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return [
    ...(written === null
      ? []
      : [`the ledger tells of a rotation on ${date(written)}, which has not come: it does not count; check the clock`]),
    ...(told === null || told <= now + DAY
      ? []
      : [`its exchange says that it was made on ${date(told)}, which has not come: this machine's clock is behind`]),
  ];
}

function failed(id: string, key: string, evidence: string, remedy: string): Check {
  return { id, key, result: "fail", severity: "high", evidence, remedy };
}

async function look(
  context: Context,
  stores: Stores,
  ledger: Ledger,
  reading: LedgerReading,
  asking: Asking,
  [name, key]: readonly [string, KeyConfig],
): Promise<Look> {
  const offline = context.args.flag("offline");
  const asked = offline ? { fingerprint: "" } : await ask(context, stores, ledger, asking, name, key);
  const found = "found" in asked ? asked.found : undefined;
  const problem = "problem" in asked ? asked.problem : undefined;
  const now = systemClock.now();
  const replaced = lastReplaced(reading.entries, name, now);
  const told = instant(found?.createdAt);
  const open = findOpen(reading.entries, name);
  const consumers = asked.fingerprint === "" ? [] : await consumerNotes(context, name, asked.fingerprint);
  const scopes = found === undefined ? UNKNOWN_SCOPES : bareScopes(found.scopes);
  return {
    name,
    key,
    subject: {
      name,
      exchange: getExchange(key.exchange).id,
      profile: key.profile,
      withdrawal: key.withdrawal !== undefined || scopes.withdraw === "yes",
      ...(key.rotate_every === undefined ? {} : { rotateEvery: key.rotate_every }),
      // Both may know; the later one is about the key that is there now.
      createdAt: told === null || replaced === null ? (told ?? replaced) : Math.max(told, replaced),
      lastUsedAt: instant(found?.lastUsedAt),
      expiresAt: instant(found?.expiry?.at),
      allowlist: found?.allowlist.status ?? "unknown",
      scopes,
      events: declaredEvents(reading.entries, name, now),
    },
    report:
      found === undefined
        ? offline
          ? null
          : {
              name,
              exchange: getExchange(key.exchange).id,
              profile: key.profile,
              fingerprint: asked.fingerprint,
              scopes,
              allowlist: { status: "unknown", entries: [] },
              account: "unknown",
              createdAt: null,
              lastUsedAt: null,
              expiresAt: null,
              answer: "none",
              cause: "bad-answer",
            }
        : reportOf(name, key, asked.fingerprint, found),
    notes: [
      ...clockNotes(futureReplacement(reading.entries, name, now), told, now),
      ...(open === undefined ? [] : [`a rotation stands at "${open.state}": keyguard rotate resume ${name}`]),
      ...consumers,
    ],
    checks: [
      ...(open === undefined
        ? []
        : [failed("rotation-open", name, `a rotation stands at "${open.state}"`, `keyguard rotate resume ${name}`)]),
      ...consumers
        .filter((note) => note.endsWith("still old"))
        .map((note) => failed("consumer-current", name, note, "restart it, or let it watch: keyguard run --watch")),
    ],
    skipped: problem === undefined ? [] : [{ path: `keys.${name}`, reason: problem }],
  };
}

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

const WORDS: Readonly<Record<CalendarRow["kind"], string>> = {
  due: "rotate",
  event: "rotate now",
  expires: "expires",
  deleted: "is deleted",
  invalid: "gets invalid",
  "loses-trading": "loses trading",
  "loses-trading-and-withdrawal": "loses trading and withdrawal",
};

function calendarText(rows: readonly CalendarRow[], looks: readonly Look[], now: number): string {
  const width = Math.max(...looks.map(({ name }) => name.length));
  const lines = rows.map((row) => {
    const when = row.at === null ? "unknown   " : new Date(row.at).toISOString().slice(0, 10);
    const due = isDue(row, now) ? (row.certain ? "! " : "? ") : "  ";
    return `${due}${when}  ${row.key.padEnd(width)}  ${WORDS[row.kind]}: ${row.why}\n    -> ${row.remedy}\n`;
  });
  const notes = looks.flatMap(({ name, notes: own }) => own.map((note) => `  ${name}: ${note}\n`));
  const unread = looks.flatMap(({ name, skipped }) => skipped.map(({ reason }) => `? ${name}: not asked: ${reason}\n`));
  return `${lines.join("")}${notes.length === 0 ? "" : `\n${notes.join("")}`}${unread.join("")}`;
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
