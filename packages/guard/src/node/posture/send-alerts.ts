import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import {
  type Channel,
  type ChannelReport,
  DEFAULT_POLICY,
  dispatch,
  parseChannel,
  resolveAlertUrl,
  sendTest,
  type Situation,
} from "@keyguard/alerts";
import { alertStatePath, createSend, readAlertState, writeAlertState } from "@keyguard/alerts/node";
import {
  type Clock,
  type Config,
  createRedactor,
  parseDuration,
  type Random,
  type Secret,
  type Severity,
  SEVERITIES,
} from "@keyguard/core";
import { systemFetch } from "@keyguard/permissions/node";
import { tryLock } from "@keyguard/rotation/node";

/** What alerting from Node needs to know. */
export interface SendAlertsOptions {
  /** `[alerts]` of the configuration. */
  readonly alerts: Config["alerts"];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stateDirectory: string;
  /** What the alerts belong to, in words for people: `guard of my-bots`. */
  readonly group: string;
  /** Where it belongs to, so that two projects of one name stay apart: a directory. */
  readonly directory: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Secrets that no message may hold, beside the channels' own. */
  readonly secrets?: Iterable<Secret>;
}

/** A severity's word in the configuration; its schema has checked it. */
function floorOf(word: string | undefined): Severity {
  return SEVERITIES.find((severity) => severity === word) ?? DEFAULT_POLICY.floor;
}

/** Each channel once, however often it is listed; channels of one label are numbered. */
function channelsOf(alerts: Config["alerts"], env: SendAlertsOptions["env"]): Channel[] {
  const channels = [...new Set(alerts.urls.map((url) => resolveAlertUrl(url, env)))].map(parseChannel);
  const seen = new Map<string, number>();
  return channels.map((channel) => {
    const number = (seen.get(channel.label) ?? 0) + 1;
    seen.set(channel.label, number);
    return number === 1 ? channel : Object.assign({}, channel, { label: `${channel.label} #${number}` });
  });
}

/** How often a lock is tried, and the pause between: half a minute, as long as a channel may take. */
const LOCK_TRIES = 120;
const LOCK_PAUSE_MS = 250;

/** Does work while nobody else does it. Where no lock is to be had, rather twice than not at all. */
async function alone<T>(path: string, clock: Clock, work: () => Promise<T>): Promise<T> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch {
    return await work(); // nothing can be kept there: the work says so
  }
  for (let i = 0; i < LOCK_TRIES; i++) {
    const held = await tryLock(`${path}.lock`);
    if (typeof held === "string") {
      await clock.sleep(LOCK_PAUSE_MS);
      continue;
    }
    try {
      return await work();
    } finally {
      await held.release();
    }
  }
  return await work();
}

/**
 * Tells the configured channels what is due to them, and remembers it.
 *
 * @returns what became of each channel; empty when none is configured
 * @throws {KeyguardError} `KG_ALERT_CHANNEL` for a URL that cannot be used, `KG_ALERT_STATE` when the state cannot be kept
 */
export async function sendAlerts(situation: Situation, options: SendAlertsOptions): Promise<readonly ChannelReport[]> {
  const { alerts, env, clock, random, group } = options;
  const channels = channelsOf(alerts, env);
  if (channels.length === 0) return [];
  const path = await alertStatePath(options.stateDirectory, `${group}\0${options.directory}`);
  return await alone(path, clock, async () => {
    const { state, reports } = await dispatch(await readAlertState(path, random), situation, {
      channels,
      group,
      policy: {
        ...DEFAULT_POLICY,
        floor: floorOf(alerts.floor),
        ...(alerts.repeat === undefined ? {} : { repeatMs: parseDuration(alerts.repeat) }),
      },
      send: createSend(systemFetch(env), env),
      clock,
      random,
      redact: createRedactor([...channels.flatMap(({ secrets }) => secrets), ...(options.secrets ?? [])]),
    });
    await writeAlertState(path, state);
    return reports;
  });
}

/**
 * Sends a test message to every configured channel; nothing is remembered.
 *
 * @throws {KeyguardError} `KG_ALERT_CHANNEL` for a URL that cannot be used: before anything is sent
 */
export async function testAlerts(
  options: Omit<SendAlertsOptions, "stateDirectory" | "directory" | "secrets">,
): Promise<readonly ChannelReport[]> {
  const { alerts, env, clock, random, group } = options;
  const channels = channelsOf(alerts, env);
  return await sendTest({ channels, group, send: createSend(systemFetch(env), env), clock, random });
}
