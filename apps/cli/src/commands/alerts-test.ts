import { basename } from "node:path";
import { KeyguardError } from "@keyguard/core";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { openProject } from "../project.ts";

async function run(context: Context): Promise<number> {
  const { env, stdout } = context;
  const { config, directory } = await openProject(context);
  if (config.alerts.urls.length === 0)
    throw new KeyguardError("KG_USAGE", 'Cannot send a test alert: "keyguard.toml" names no channel', {
      hint: 'add one: [alerts] urls = ["env:ALERT_URL"]',
    });
  const { systemClock, systemRandom } = await import("@keyguard/core/node");
  const { testAlerts } = await import("@keyguard/guard/node");
  const reports = await testAlerts({
    alerts: config.alerts,
    env,
    group: basename(directory),
    clock: systemClock,
    random: systemRandom,
  });
  const width = Math.max(...reports.map(({ label }) => label.length));
  for (const { label, result, reason } of reports)
    await stdout.write(`${label.padEnd(width)}  ${result}${reason === "" ? "" : `: ${reason}`}\n`);
  return reports.every(({ result }) => result === "delivered") ? EXIT.ok : EXIT.incomplete;
}

export const alertsTest: Command = {
  name: "alerts test",
  summary: "send a test message to every alert channel",
  usage: "alerts test",
  description: [
    "Sends a message that says it is a test to every channel of [alerts] urls in keyguard.toml, and says of each whether it arrived. A URL may be a reference to the environment: env:NAME, $NAME or ${NAME}. No URL is ever printed.",
    "",
    "Exit code: 0 all were delivered, 2 wrong usage or configuration, 3 a channel failed or reached only a part of its recipients.",
  ].join("\n"),
  takesArguments: false,
  options: [],
  examples: [{ command: "keyguard alerts test", does: "try every channel" }],
  run,
};
