import { type Clock, fingerprint, type Random, type Redactor, Secret } from "@keyguard/core";
import type { Alert, Message, Situation } from "./alert.ts";
import type { Channel, SendResult } from "./channel.ts";
import { type AlertPolicy, type ChannelState, type DueMessage, dueMessages, NEW_CHANNEL } from "./channel-state.ts";

/** Makes one attempt to deliver a message. */
export type Send = (channel: Channel, message: Message, now: number) => Promise<SendResult>;

/** What alerting remembers between runs, for one group. Holds no URL: channels are named by fingerprints. */
export interface AlertState {
  readonly version: 1;
  /** Random; the fingerprints' salt. */
  readonly salt: string;
  readonly channels: Readonly<Record<string, ChannelState>>;
}

/** What a run of alerting works with. */
export interface DispatchOptions {
  readonly channels: readonly Channel[];
  /** What the alerts belong to, such as `guard of my-bots`. */
  readonly group: string;
  readonly policy: AlertPolicy;
  readonly send: Send;
  readonly clock: Clock;
  readonly random: Random;
  /** Takes secrets out of everything that is sent. */
  readonly redact: Redactor;
}

/** What became of one channel. */
export interface ChannelReport {
  readonly label: string;
  /** `partly`: some of whom the channel names were not reached; `quiet`: there was nothing to say. */
  readonly result: "delivered" | "partly" | "quiet" | "failed";
  /** Why it failed, in whole or in part; empty otherwise. */
  readonly reason: string;
}

/** The state to keep, and what became of each channel, in their order. */
export interface DispatchResult {
  readonly state: AlertState;
  readonly reports: readonly ChannelReport[];
}

/** Pauses between attempts at one message, in milliseconds: three attempts in all. */
const PAUSES_MS = [1000, 3000] as const;

/** An empty state. */
export function newAlertState(random: Random): AlertState {
  return { version: 1, salt: identifier(random), channels: {} };
}

function identifier(random: Random): string {
  return Array.from(random.bytes(12), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A program that waits for its alerts does not wait longer than this between attempts, all together. */
const PATIENCE_MS = 15_000;

/** Tries a message up to three times, as long as a service does not ask for too much patience. */
export async function deliver(
  channel: Channel,
  message: Message,
  options: Pick<DispatchOptions, "send" | "clock">,
): Promise<SendResult> {
  let result = await options.send(channel, message, options.clock.now());
  let waited = 0;
  for (const pause of PAUSES_MS) {
    if (result.ok || !result.retry) break;
    const wait = result.afterMs ?? pause;
    waited += wait;
    if (waited > PATIENCE_MS) break;
    await options.clock.sleep(wait);
    result = await options.send(channel, message, options.clock.now());
  }
  return result;
}

function clean(alert: Alert, redact: Redactor): Alert {
  const { id, severity, title, evidence, remedy } = alert;
  return { id, severity, title: redact(title), evidence: redact(evidence), remedy: redact(remedy) };
}

interface Turn {
  readonly channel: Channel;
  readonly id: string;
  state: ChannelState;
  delivered: boolean;
  /** Why somebody was not reached, though others were; empty otherwise. */
  missed: string;
  reason: string;
}

/** How far a message came that was taken. */
function arrival(missed = ""): "delivered" | "partly" {
  return missed === "" ? "delivered" : "partly";
}

async function tell(turn: Turn, situation: Situation, options: DispatchOptions): Promise<void> {
  const now = options.clock.now();
  for (const due of dueMessages(turn.state, situation, now, options.policy)) {
    const result = await deliver(turn.channel, toMessage(due, now, options), options);
    if (!result.ok) {
      turn.reason = result.reason;
      return; // its state stays: all of it is due again the next time
    }
    turn.delivered = true;
    turn.missed = result.missed ?? turn.missed;
    turn.state = due.after;
  }
}

function toMessage(due: DueMessage, at: number, { group, redact, random }: DispatchOptions): Message {
  const { kind, alerts, incidents, open, severity } = due;
  return { kind, id: `msg_${identifier(random)}`, group: redact(group), severity, alerts, incidents, open, at };
}

/** What the other channels hear about one that failed. */
function broken({ channel, id, reason }: Turn): Alert {
  return {
    id: `alert-channel/${id}`,
    severity: "high",
    title: `alerts do not reach the channel ${channel.label}`,
    evidence: reason,
    remedy: "check the channel's URL with: keyguard alerts test",
  };
}

/**
 * Tells every channel what is due to it, all at once, and returns the state to keep.
 *
 * A channel that fails is tried three times, keeps everything due for the next run, and is reported through the
 * channels that work; when it works again they hear that too. Never throws for what a channel does.
 */
export async function dispatch(
  state: AlertState,
  situation: Situation,
  options: DispatchOptions,
): Promise<DispatchResult> {
  const turns = await Promise.all(
    options.channels.map(async (channel): Promise<Turn> => {
      const id = await fingerprint(Secret.reveal(channel.url), state.salt);
      return { channel, id, state: state.channels[id] ?? NEW_CHANNEL, delivered: false, missed: "", reason: "" };
    }),
  );
  // What is known of broken channels is not this situation's to resolve.
  const standing = turns.flatMap((turn) =>
    turn.state.open.map(({ id }) => id).filter((id) => id.startsWith("alert-channel/")),
  );
  const undecided = situation.undecided === "all" ? "all" : [...situation.undecided, ...standing];
  const alerts = situation.alerts.map((alert) => clean(alert, options.redact)); // before they reach the state
  await Promise.all(turns.map((turn) => tell(turn, { alerts, undecided }, options)));

  const failed = turns.filter((turn) => turn.reason !== "");
  const spoken = turns.filter((turn) => turn.reason !== "" || turn.delivered);
  const tried = new Set(spoken.map(({ id }) => `alert-channel/${id}`));
  const others = turns.filter((turn) => turn.reason === "" && (failed.length > 0 || standing.length > 0));
  await Promise.all(
    others.map(async (turn) => {
      // Everything but the tried channels stays as it is.
      const kept = turn.state.open.map(({ id }) => id).filter((id) => !tried.has(id));
      await tell(turn, { alerts: failed.map(broken), undecided: kept }, options);
    }),
  );
  return {
    state: { ...state, channels: Object.fromEntries(turns.map((turn) => [turn.id, turn.state])) },
    reports: turns.map(({ channel, delivered, missed, reason }) => {
      if (reason !== "") return { label: channel.label, result: "failed", reason };
      return { label: channel.label, result: delivered ? arrival(missed) : "quiet", reason: missed };
    }),
  };
}

/**
 * Sends a test message to every channel, each apart from the others and from all state.
 *
 * @returns one report a channel, in their order
 */
export async function sendTest(
  options: Pick<DispatchOptions, "channels" | "group" | "send" | "clock" | "random">,
): Promise<readonly ChannelReport[]> {
  return await Promise.all(
    options.channels.map(async (channel): Promise<ChannelReport> => {
      const message: Message = {
        kind: "test",
        id: `msg_${identifier(options.random)}`,
        group: options.group,
        severity: "info",
        alerts: [],
        incidents: [],
        open: 0,
        at: options.clock.now(),
      };
      const result = await deliver(channel, message, options);
      if (!result.ok) return { label: channel.label, result: "failed", reason: result.reason };
      return { label: channel.label, result: arrival(result.missed), reason: result.missed ?? "" };
    }),
  );
}
