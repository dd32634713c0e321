import { KeyguardError, parseDuration, type Severity } from "@keyguard/core";
import { alertAbout, ALERT_OPTION, requireChannels } from "../alerting.ts";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { chosenKeys, guardOptions, openProject } from "../project.ts";
import { REPORT_OPTIONS, writeReport } from "../write-report.ts";

/** True when the terminal's view is the guard's own. */
function wantsOwnView({ args }: Context): boolean {
  const [format] = args.values("format");
  return args.values("output").length === 0 && (format === undefined || format === "text");
}

async function run(context: Context): Promise<number> {
  const { args, stdout, signal } = context;
  const project = await openProject(context);
  const keys = await chosenKeys(project, args.positionals);
  if (keys.length === 0)
    throw new KeyguardError("KG_USAGE", 'Cannot guard: "keyguard.toml" declares no key', {
      hint: "declare one: [keys.NAME] with exchange, profile and store; keyguard init begins the file",
    });
  await requireChannels(context, project);
  const { guardProject, policyOf } = await import("@keyguard/guard/node");
  const { toReport, toSituation } = await import("@keyguard/guard");
  const deadline = args.value("deadline");
  const threshold = args.value("threshold") as Severity | undefined;
  const options = {
    ...(await guardOptions(context, project)),
    keys,
    strict: args.flag("strict"),
    signal,
    searchFiles: !args.flag("no-search"),
    ...(threshold === undefined ? {} : { threshold }),
    ...(deadline === undefined ? {} : { deadlineMs: parseDuration(deadline) }),
  };
  const guarded = await guardProject(options);
  const { posture, decision } = guarded;
  const policy = policyOf(options);
  if (wantsOwnView(context)) {
    const { guardView } = await import("../views/guard-view.ts");
    await stdout.write(guardView(guarded, policy, stdout.colour));
  } else {
    await writeReport(context, toReport(posture, context.version));
  }
  await alertAbout(context, project, "guard", toSituation(posture, decision, policy));
  if (signal.aborted) return EXIT.incomplete;
  return args.flag("grace") && decision.start ? EXIT.ok : decision.exitCode;
}

export const guard: Command = {
  name: "guard",
  summary: "check everything about every declared key, fail loudly",
  usage: "guard [OPTIONS] [KEY…]",
  description: [
    "Asks about every key declared in keyguard.toml at once: can its store be read, what may it do, is it bound to an address and to this one, is it due to be replaced, is its file kept well, does it stand in the project's files. Everything ends by one deadline.",
    "",
    "A failing check of severity high or worse refuses; [guard.policy] says refuse, warn or ignore for single checks. A proven withdrawal right always refuses, unless the key has a withdrawal exception. What is unknown warns; --strict refuses it.",
    "",
    "When an exchange cannot be reached, the exit code is 3. With --grace it is 0 where a bot may start all the same: every key that could not be read passed its last guard within [guard] grace (a day by default).",
    "",
    "Exit code: 0 nothing refuses, 1 a check refuses, 2 wrong usage or configuration, 3 a key could not be read, whatever the others say.",
  ].join("\n"),
  takesArguments: true,
  options: [
    ...REPORT_OPTIONS.map((option) =>
      option.name === "threshold"
        ? { ...option, help: "the least severity of a failing check that refuses (default: high)" }
        : option,
    ),
    { name: "strict", help: "refuse what would only warn, what is unknown included" },
    { name: "grace", help: "exit 0 when only an outage within the grace time stands in the way" },
    {
      name: "deadline",
      value: "DURATION",
      help: "when everything ends (default: [guard] deadline, or 10s and 100ms a key)",
    },
    { name: "no-search", help: "do not look for the keys in the project's files" },
    ALERT_OPTION,
  ],
  examples: [
    { command: "keyguard guard", does: "everything about every key, on one screen" },
    { command: "keyguard guard --grace && exec python bot.py", does: "in a container's entrypoint" },
    {
      command: "keyguard guard --format json | jq '.checks[] | select(.result != \"pass\")'",
      does: "what does not pass, for a script",
    },
    { command: "keyguard guard --alert binance-main", does: "one key, and tell the channels what changed" },
  ],
  run,
};
