import {
  type Check,
  compareFindings,
  type Finding,
  type KeyReport,
  parseDuration,
  type Report,
  REPORT_SCHEMA_VERSION,
} from "@keyguard/core";
import { auditKeys, unaskedReport } from "@keyguard/permissions";
import { exchangeFetch } from "@keyguard/permissions/node";
import { ALERT_OPTION, prepareAlerts } from "../alerting.ts";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { exitCodeOf, REPORT_OPTIONS, thresholdOf, writeReport } from "../write-report.ts";
import { type AuditSources, auditSources, type Source } from "./audit-sources.ts";

type Unloaded = Exclude<Source, { readonly key: unknown }>;

/** A key whose secret could not be loaded: nothing is known of it. */
function unloaded({ name, exchange, profile, problem }: Unloaded): { report: KeyReport; check: Check } {
  return {
    report: unaskedReport({ name, exchange, profile, fingerprint: "" }),
    check: {
      id: "store-readable",
      key: name,
      result: "fail",
      severity: "high",
      evidence: problem.message,
      remedy: problem.hint ?? "",
    },
  };
}

/** The duration that `KEYGUARD_TIMEOUT` or an option gives. */
function milliseconds(text: string | undefined): number | undefined {
  return text === undefined || text === "" ? undefined : Math.max(1, parseDuration(text));
}

async function ask(context: Context, { sources, ip }: AuditSources): Promise<Report> {
  const { args, env, signal } = context;
  const deadlineMs = milliseconds(args.value("deadline"));
  const timeoutMs = milliseconds(env["KEYGUARD_TIMEOUT"]);
  const loaded = sources.flatMap((source) => ("key" in source ? [source.key] : []));
  const missing = sources.flatMap((source) => ("key" in source ? [] : [unloaded(source)]));
  const audit = await auditKeys(loaded, {
    fetch: exchangeFetch({ ip }, env),
    signal,
    probeByCancel: args.flag("probe-cancel"),
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const findings: Finding[] = [...audit.findings].sort(compareFindings);
  const unread = audit.keys.filter(({ report }) => report.cause !== null).map(({ report }) => report.name);
  const reasons = [
    ...unread.map((name) => ({ path: name, reason: "the key could not be read" })),
    ...missing.map(({ report }) => ({ path: report.name, reason: "its secret could not be loaded" })),
  ];
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: "keyguard", version: context.version },
    complete: audit.complete && missing.length === 0,
    skipped: reasons,
    findings,
    keys: [...audit.keys.map(({ report }) => report), ...missing.map(({ report }) => report)],
    checks: [...audit.keys.flatMap(({ checks }) => checks), ...missing.map(({ check }) => check)],
  };
}

/** True when the terminal's view is the table of keys. */
function wantsTable({ args }: Context): boolean {
  const [format] = args.values("format");
  return args.values("output").length === 0 && (format === undefined || format === "text");
}

async function run(context: Context): Promise<number> {
  const tell = await prepareAlerts(context, ["audit", ...context.args.positionals].join(" "));
  const report = await ask(context, await auditSources(context));
  if (wantsTable(context)) {
    const { auditView } = await import("../views/audit-view.ts");
    await context.stdout.write(auditView(report, Date.now(), context.stdout.columns, context.stdout.colour));
  } else {
    await writeReport(context, report);
  }
  await tell(report);
  return context.signal.aborted ? EXIT.incomplete : exitCodeOf(report, thresholdOf(context));
}

export const audit: Command = {
  name: "audit",
  summary: "ask exchanges what each declared key may do",
  usage: "audit [OPTIONS] [KEY…]",
  description: [
    "Asks each key's exchange what that key may do, and holds the answer against its profile: read-only or trading. All keys at once, by one deadline, through read-only calls alone: nothing that could move funds or change an account is ever sent.",
    "",
    'Keys come from keyguard.toml; or from the environment with --env PREFIX; or, as {"key": "…", "secret": "…"}, from standard input. Never from arguments, where every program of the machine could read them.',
    "",
    "A right that an exchange does not tell is unknown, never no. On some exchanges only the cancel of an order that cannot exist would tell the trading right; it is sent with --probe-cancel alone.",
    "",
    "Exit code: 0 nothing at or above the threshold, 1 findings, 2 wrong usage or configuration, 3 a key could not be read, whatever the others say.",
  ].join("\n"),
  takesArguments: true,
  options: [
    ...REPORT_OPTIONS,
    {
      name: "env",
      value: "PREFIX",
      multiple: true,
      help: "a key of the environment: PREFIX_API_KEY, PREFIX_API_SECRET",
    },
    { name: "stdin", help: "read one key from standard input" },
    { name: "exchange", value: "ID", help: "whose key that is, where the prefix or the document does not say" },
    {
      name: "profile",
      value: "PROFILE",
      choices: ["read-only", "trading"],
      help: "what that key is for (default: read-only)",
    },
    { name: "endpoint", value: "ORIGIN", help: "ask this host in place of the exchange's, for --env and --stdin" },
    { name: "probe-cancel", help: "let the cancel of an order that cannot exist be sent where nothing else tells" },
    { name: "deadline", value: "DURATION", help: "when everything ends (default: 30s)" },
    ALERT_OPTION,
  ],
  examples: [
    { command: "keyguard audit", does: "every declared key" },
    {
      command: "keyguard audit binance-main --format json | jq '.keys[].scopes'",
      does: "the scopes of one, for a script",
    },
    { command: "keyguard audit --env BYBIT --profile trading", does: "a key that is in the environment" },
    {
      command: "op read op://bots/okx/json | keyguard audit --stdin --exchange okx",
      does: "a key from a password manager",
    },
  ],
  run,
};
