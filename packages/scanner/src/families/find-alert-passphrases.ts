import { notASecret } from "../judgement/placeholder.ts";
import { isWordy } from "../judgement/wordy.ts";
import { BESIDE } from "../text/reach.ts";
import type { Stretch } from "../values/extract.ts";
import { type FamilyDetections, familyOf } from "./family-detections.ts";

/** What stands right before the passphrase of an alert, in its message. */
const NAMED = /pass(?:phrase|word)\\?["']?\s{0,4}[:=]\s{0,4}\\?["']$/iu;
const LONGEST_NAME = 24;
/** What TradingView fills in when it sends an alert. */
const FILLED_IN = /\{\{(?:ticker|close|exchange|interval|timenow|strategy\.[a-z_.]{3,40})\}\}/u;

/** The passphrase by which a bot knows an alert's sender, in the message that TradingView sends. */
export function findAlertPassphrase(detections: FamilyDetections, value: Stretch): void {
  const { source } = detections;
  const { start, end, text } = value;
  const quote = source.bytes[start - 1];
  if (quote !== 34 && quote !== 39) return;
  if (!NAMED.test(source.slice(Math.max(0, start - LONGEST_NAME), start))) return;
  if (!FILLED_IN.test(source.slice(Math.max(0, start - BESIDE), end + BESIDE))) return;
  if (notASecret(text) !== undefined || isWordy(text)) return;
  const family = familyOf("tradingview-webhook");
  const [part] = family.parts;
  if (part !== undefined)
    detections.report({ family, part }, value, ["it stands in a message that an alert of TradingView sends"]);
}
