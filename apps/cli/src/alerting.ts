import { basename } from "node:path";
import type { Situation } from "@keyguard/alerts";
import { type Config, isKeyguardError, KeyguardError, type Report } from "@keyguard/core";
import type { Context, OptionSpec } from "./command.ts";

/** The option of every command that can tell somebody about its result. */
export const ALERT_OPTION: OptionSpec = {
  name: "alert",
  help: "tell the channels of [alerts] in keyguard.toml what is new, still there or over",
};

/** A project as commands load it. */
export interface AlertingProject {
  readonly config: Config;
  readonly directory: string;
}

/**
 * Refuses `--alert` where no channel is configured, before any work is done.
 *
 * @throws {KeyguardError} `KG_USAGE`, or `KG_ALERT_CHANNEL` for a URL that cannot be used
 */
export async function requireChannels({ args, env }: Context, { config }: AlertingProject): Promise<void> {
  if (!args.flag("alert")) return;
  if (config.alerts.urls.length === 0)
    throw new KeyguardError("KG_USAGE", 'Cannot alert: "keyguard.toml" names no channel', {
      hint: 'add one: [alerts] urls = ["env:ALERT_URL"]',
    });
  const { parseChannel, resolveAlertUrl } = await import("@keyguard/alerts");
  for (const url of config.alerts.urls) parseChannel(resolveAlertUrl(url, env));
}

/**
 * Tells the configured channels about a result when `--alert` asks for it. A channel that fails is named on the
 * error stream and changes no exit code: a bot is not stopped by a chat service.
 *
 * @param what the command, such as `guard`: each has alerts of its own
 */
export async function alertAbout(
  context: Context,
  project: AlertingProject,
  what: string,
  situation: Situation,
): Promise<void> {
  const { args, env, stderr, signal } = context;
  if (!args.flag("alert") || signal.aborted) return; // an interrupted run knows nothing new
  const { systemClock, systemRandom } = await import("@keyguard/core/node");
  const { sendAlerts } = await import("@keyguard/guard/node");
  const { stateDirectory } = await import("@keyguard/rotation/node");
  const sending = sendAlerts(situation, {
    alerts: project.config.alerts,
    env,
    stateDirectory: stateDirectory(env),
    group: `${what} of ${basename(project.directory)}`,
    directory: project.directory,
    clock: systemClock,
    random: systemRandom,
  });
  const reports = await sending.catch(async (error: unknown) => {
    if (!isKeyguardError(error) || error.code !== "KG_ALERT_STATE") throw error;
    await stderr.write(`warning: ${error.message}\n`); // they were sent, and will be sent again
    return [];
  });
  for (const { label, result, reason } of reports) {
    const whom = result === "partly" ? `everybody of ${label}` : label;
    if (reason !== "") await stderr.write(`warning: the alert did not reach ${whom}: ${reason}\n`);
  }
}

/**
 * Gets `--alert` ready for a command that ends in a report: a mistake in a channel is found before any work.
 *
 * @param what the command, such as `scan`; with its arguments, so that two scans do not resolve each other's alerts
 * @returns what tells the channels about the report; nothing without `--alert`
 * @throws {KeyguardError} `KG_USAGE` or `KG_ALERT_CHANNEL`
 */
export async function prepareAlerts(context: Context, what: string): Promise<(report: Report) => Promise<void>> {
  if (!context.args.flag("alert")) return async () => undefined;
  const { reportSituation } = await import("@keyguard/guard");
  const { loadJudgingConfig } = await import("@keyguard/guard/config");
  const project = await loadJudgingConfig(context.cwd, context.env); // a change names no channel of its own
  await requireChannels(context, project);
  return async (report) => {
    await alertAbout(context, project, what, reportSituation(report));
  };
}
