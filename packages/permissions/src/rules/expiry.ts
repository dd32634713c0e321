import { type Answer, parseDuration, type Severity } from "@keyguard/core";
import type { KeyPolicy } from "@keyguard/exchanges";
import type { KeyPermissions } from "../key-permissions.ts";
import { either } from "../readers/fields.ts";
import { atPage, day, fail, pass, type Rule, type Subject, unknown, type Verdict } from "./rule.ts";

const DAY = 86_400_000;
const ID = "key-lasts";

/** Something that ends. */
interface End {
  readonly at: number;
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  readonly sure: "high" | "medium" | "low";
}

const EFFECTS: Readonly<Record<KeyPolicy["effect"], string>> = {
  deleted: "the exchange deletes the key",
  invalid: "the key stops working",
  "loses-trading": "the key loses its trading right",
  "loses-trading-and-withdrawal": "the key loses its trading and withdrawal rights",
};

const TRADES = ["trade.spot", "trade.margin", "trade.derivatives"] as const;

/** Does a policy concern this key? Not known where the list or the rights that it hangs on are not. */
function concerns(policy: KeyPolicy, { scopes, allowlist }: KeyPermissions): Answer {
  const unbound: Answer =
    !policy.onlyUnbound || allowlist.status === "unrestricted"
      ? "yes"
      : allowlist.status === "restricted"
        ? "no"
        : "unknown";
  const rights = policy.onlyWith.flatMap((right) => (right === "trade" ? TRADES : [right]));
  const granted: Answer = rights.length === 0 ? "yes" : either(...rights.map((scope) => scopes[scope].answer));
  return unbound === "no" || granted === "no" ? "no" : unbound === "yes" && granted === "yes" ? "yes" : "unknown";
}

/** What ends when; what ends on a day that is not told; and what may concern this key, or may not. */
interface Ends {
  readonly dated: readonly End[];
  readonly undated: readonly KeyPolicy[];
  readonly possible: readonly KeyPolicy[];
}

function ends({ permissions, exchange }: Subject): Ends {
  const dated: End[] = [];
  const undated: KeyPolicy[] = [];
  const possible: KeyPolicy[] = [];
  if (permissions.expiry !== null) {
    const what = permissions.expiry.what === "key" ? "the key expires" : `its right to ${permissions.expiry.what} ends`;
    dated.push({
      at: Date.parse(permissions.expiry.at),
      what,
      why: "the exchange's own date",
      remedy: "",
      sure: "high",
    });
  }
  for (const policy of exchange?.keyPolicies ?? []) {
    const concerned = concerns(policy, permissions);
    if (concerned === "no") continue;
    const from = policy.trigger === "created" ? permissions.createdAt : null; // this very audit has reset an idle clock
    if (concerned === "unknown") possible.push(policy);
    else if (from === null) undated.push(policy);
    else {
      const at = Date.parse(from) + parseDuration(policy.after);
      const why = `${policy.source} (${policy.asOf}, confidence ${policy.confidence})`;
      dated.push({ at, what: EFFECTS[policy.effect], why, remedy: policy.remedy, sure: policy.confidence });
    }
  }
  return { dated: dated.sort((a, b) => a.at - b.at), undated, possible };
}

function severityOf(left: number): Severity | undefined {
  if (left < 7 * DAY) return "high";
  if (left < 30 * DAY) return "medium";
  return undefined;
}

function describe(policy: KeyPolicy): string {
  const since = {
    created: "after its creation",
    idle: "without use",
    "password-changed": "after a change of password",
  };
  const after = policy.after === "0d" ? "at any time" : `${policy.after} ${since[policy.trigger]}`;
  return `${EFFECTS[policy.effect]} ${after} (reported: ${policy.source})`;
}

function soon(end: End, now: number, severity: Severity): Verdict {
  const when = end.at < now ? `since ${day(end.at)} at the latest` : `on ${day(end.at)}`;
  const finding = {
    ruleId: "key-expiring",
    severity,
    confidence: end.sure,
    message: `${end.what} ${when}.`,
    evidence: [`${end.what} ${when}`, end.why],
  };
  return fail(
    ID,
    finding,
    end.remedy === "" ? "Create its successor in time: `keyguard rotate plan` shows how." : end.remedy,
  );
}

/** Who dies when: by the exchange's own date, or by what it does to keys of this kind. */
export const expiry: Rule = (subject) => {
  if (subject.permissions.diagnosis !== null) return [];
  const { now } = subject.context;
  const { dated, undated, possible } = ends(subject);
  const verdicts = dated.flatMap((end) => {
    const severity = severityOf(end.at - now);
    return severity === undefined ? [] : [soon(end, now, severity)];
  });
  if (verdicts[0] !== undefined) return [verdicts[0]];
  const atOnce = undated.find((policy) => policy.trigger === "created");
  if (atOnce !== undefined) {
    const finding = {
      ruleId: "key-expiring",
      severity: "medium",
      confidence: atOnce.confidence,
      message: `${describe(atOnce)}; its day of creation is not told.`,
      evidence: [describe(atOnce), `${atOnce.source} (${atOnce.asOf})`],
    } as const;
    return [fail(ID, finding, atOnce.remedy)];
  }
  if (possible.length > 0) {
    const evidence = `it is not told whether this concerns the key: ${possible.map(describe).join("; ")}`;
    return [unknown(ID, "medium", evidence, `Look the key's list and rights up ${atPage(subject.exchange)}.`)];
  }
  const known = dated[0] === undefined ? "no date told" : `${dated[0].what} on ${day(dated[0].at)}`;
  return [pass(ID, "medium", [known, ...undated.map(describe)].join("; "))];
};
