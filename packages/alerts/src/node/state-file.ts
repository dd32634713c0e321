import { mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fingerprint, KeyguardError, type Random } from "@keyguard/core";
import { replaceFile } from "@keyguard/core/node";
import type { ChannelState, OpenProblem } from "../channel-state.ts";
import { type AlertState, newAlertState } from "../dispatch.ts";

/** Far more than any real state. */
const MAX_BYTES = 16 << 20;

/** Where a group's state lies in keyguard's state directory: one file a group. */
export async function alertStatePath(stateDirectory: string, group: string): Promise<string> {
  return join(stateDirectory, "alerts", `${await fingerprint(group, "alert-group")}.json`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isProblem(value: unknown): value is OpenProblem {
  if (!isRecord(value) || typeof value["id"] !== "string" || typeof value["title"] !== "string") return false;
  const severity = value["severity"];
  const known =
    severity === "critical" ||
    severity === "high" ||
    severity === "medium" ||
    severity === "low" ||
    severity === "info";
  return known && ["since", "told", "incident"].every((name) => Number.isFinite(value[name]));
}

function channelState(value: unknown): ChannelState {
  if (!isRecord(value)) return { open: [], sent: [] };
  const { open, sent } = value;
  return {
    open: Array.isArray(open) ? open.filter(isProblem) : [],
    sent: Array.isArray(sent) ? sent.filter((at): at is number => Number.isFinite(at)) : [],
  };
}

/** The state of a file. An absent or damaged one is new: then something is told twice, never forgotten. */
export async function readAlertState(path: string, random: Random): Promise<AlertState> {
  try {
    if ((await stat(path)).size > MAX_BYTES) return newAlertState(random);
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    if (!isRecord(value) || value["version"] !== 1 || typeof value["salt"] !== "string" || !isRecord(value["channels"]))
      return newAlertState(random);
    const channels = Object.entries(value["channels"]).map(([id, state]) => [id, channelState(state)] as const);
    return { version: 1, salt: value["salt"], channels: Object.fromEntries(channels) };
  } catch {
    return newAlertState(random); // never written, or not readable
  }
}

/**
 * Writes the state so that a reader sees the old one or the new one; readable by its owner only.
 *
 * @throws {KeyguardError} `KG_ALERT_STATE`
 */
export async function writeAlertState(path: string, state: AlertState): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await replaceFile(path, `${JSON.stringify(state)}\n`, { mode: 0o600 });
  } catch (cause) {
    throw new KeyguardError(
      "KG_ALERT_STATE",
      "Cannot keep which alerts were sent: the state directory does not take it",
      {
        hint: "check that the directory can be written and has room; set XDG_STATE_HOME to another one",
        cause,
      },
    );
  }
}
