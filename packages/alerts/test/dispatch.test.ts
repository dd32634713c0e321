import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, createRedactor, type Random, Secret } from "@keyguard/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type Alert,
  type AlertState,
  type Channel,
  DEFAULT_POLICY,
  dispatch,
  type DispatchOptions,
  type DispatchResult,
  type Message,
  messageTitle,
  newAlertState,
  parseChannel,
  type SendResult,
  sendTest,
  type Situation,
} from "../src/index.ts";
import { alertStatePath, createSend, readAlertState, writeAlertState } from "../src/node/index.ts";
import { startService } from "./support/service.ts";

let counter = 0;
const random: Random = { bytes: (length) => new Uint8Array(length).fill(counter++ % 256) };
const [slack, mail] = ["slack://T0/B0/tok", "mailto://u:p@h.example"].map(parseChannel) as [Channel, Channel];

/** A clock that sleeps without waiting, and notes for how long. */
function fastClock(now = 1_800_000_000_000): Clock & { slept: number[]; time: number } {
  const clock = {
    time: now,
    slept: [] as number[],
    now: () => clock.time,
    sleep: async (milliseconds: number) => {
      clock.slept.push(milliseconds);
    },
  };
  return clock;
}

function alert(id: string): Alert {
  return { id, severity: "high", title: `${id} is wrong`, evidence: "", remedy: "" };
}
function wrong(...ids: string[]): Situation {
  return { alerts: ids.map(alert), undecided: [] };
}
const DOWN: SendResult = { ok: false, reason: "HTTP 500", retry: true };

interface Bench {
  readonly clock: ReturnType<typeof fastClock>;
  readonly log: string[];
  readonly down: Set<Channel>;
  state: AlertState;
  run(situation: Situation): Promise<DispatchResult>;
}
function bench(options: Partial<DispatchOptions> = {}): Bench {
  const clock = fastClock();
  const self: Bench = {
    clock,
    log: [],
    down: new Set(),
    state: newAlertState(random),
    async run(situation) {
      self.log.length = 0;
      clock.time += 60_000;
      const result = await dispatch(self.state, situation, {
        channels: [slack, mail],
        group: "guard",
        policy: DEFAULT_POLICY,
        clock,
        random,
        redact: (text) => text,
        send: async (channel, message) => {
          self.log.push(`${channel.kind}: ${messageTitle(message)}`);
          return self.down.has(channel) ? DOWN : { ok: true };
        },
        ...options,
      });
      self.state = result.state;
      return result;
    },
  };
  return self;
}

describe("dispatch()", () => {
  test("tells every channel once, and each when it is over", async () => {
    const { run, log } = bench();
    const first = await run(wrong("a", "b"));
    expect(log).toEqual(["slack: keyguard guard HIGH: 2 problems", "mailto: keyguard guard HIGH: 2 problems"]);
    expect(first.reports).toEqual([
      { label: "slack", result: "delivered", reason: "" },
      { label: "mailto h.example", result: "delivered", reason: "" },
    ]);
    expect((await run(wrong("a", "b"))).reports.map(({ result }) => result)).toEqual(["quiet", "quiet"]);
    await run(wrong());
    expect(log).toEqual(["slack: keyguard guard resolved: 2 problems", "mailto: keyguard guard resolved: 2 problems"]);
  });

  test("tries a failing channel three times, reports it through the others, and says when it is back", async () => {
    const b = bench();
    b.down.add(slack);
    const failed = await b.run(wrong("a"));
    expect(failed.reports[0]).toEqual({ label: "slack", result: "failed", reason: "HTTP 500" });
    expect(b.clock.slept).toEqual([1000, 3000]);
    expect(b.log.filter((line) => line.startsWith("slack"))).toHaveLength(3);
    expect(b.log.at(-1)).toBe("mailto: keyguard guard HIGH: alerts do not reach the channel slack");
    await b.run(wrong("a"));
    expect(b.log.filter((line) => line.startsWith("mailto"))).toEqual([]); // told once
    b.down.clear();
    await b.run(wrong("a"));
    expect(b.log).toEqual([
      "slack: keyguard guard HIGH: a is wrong", // what it missed
      "mailto: keyguard guard resolved: alerts do not reach the channel slack",
    ]);
  });

  test("does not call a broken channel repaired while there is nothing to say", async () => {
    const b = bench();
    b.down.add(slack);
    await b.run(wrong("a"));
    await b.run(wrong()); // slack was never told of `a`
    expect(b.log).toEqual(["mailto: keyguard guard resolved: a is wrong"]);
  });

  test("keeps the first message's state when the second fails", async () => {
    let sends = 0;
    const b = bench({
      channels: [slack],
      send: async () => (++sends === 2 ? { ...DOWN, retry: false } : { ok: true }),
    });
    await b.run(wrong("a"));
    sends = 0;
    await b.run(wrong("b")); // the problem is delivered, the resolution is not
    const kinds: string[] = [];
    await dispatch(b.state, wrong("b"), {
      channels: [slack],
      group: "guard",
      policy: DEFAULT_POLICY,
      clock: b.clock,
      random,
      redact: (text) => text,
      send: async (_, message) => {
        kinds.push(message.kind);
        return { ok: true };
      },
    });
    expect(kinds).toEqual(["resolved"]);
  });

  test("waits as long as the service asks, and not at all when trying again is no use", async () => {
    const asking = bench({ channels: [slack], send: async () => ({ ...DOWN, afterMs: 7000 }) });
    await asking.run(wrong("a"));
    expect(asking.clock.slept).toEqual([7000, 7000]);
    const long = bench({ channels: [slack], send: async () => ({ ...DOWN, afterMs: 9000 }) });
    await long.run(wrong("a"));
    expect(long.clock.slept).toEqual([9000]); // a bot does not wait for a chat service
    const final = bench({ channels: [slack], send: async () => ({ ...DOWN, retry: false }) });
    await final.run(wrong("a"));
    expect(final.clock.slept).toEqual([]);
  });

  test("takes every secret out of what it sends, and keeps none in its state", async () => {
    const canary = new Secret("hunter2hunter2", "bot/secret");
    const channel = parseChannel("webhook://127.0.0.1:9/hunter2-path?secret=hunter2-signing");
    const seen: Message[] = [];
    const b = bench({
      channels: [channel],
      redact: createRedactor([canary, ...channel.secrets]),
      send: async (_, message) => {
        seen.push(message);
        return { ok: true };
      },
    });
    const text = `key ${Secret.reveal(canary)} at ${btoa(`x${Secret.reveal(canary)}`)}`;
    await b.run({
      alerts: [{ id: "a", severity: "high", title: text, evidence: text, remedy: text }],
      undecided: [],
    });
    expect(JSON.stringify(seen)).not.toContain("hunter2");
    expect(JSON.stringify(seen)).not.toContain(btoa(`x${Secret.reveal(canary)}`).slice(4, 16));
    expect(JSON.stringify(b.state)).not.toContain("hunter2");
  });
});

test.each([
  ["dispatch()", async (send: DispatchOptions["send"]) => (await bench({ send }).run(wrong("a"))).reports],
  [
    "sendTest()",
    async (send: DispatchOptions["send"]) =>
      await sendTest({ channels: [slack, mail], group: "bots", send, clock: fastClock(), random }),
  ],
])("%s says where a message came to some recipients only", async (_, run) => {
  const reports = await run(async (channel) => (channel === mail ? { ok: true, missed: "SMTP 550" } : { ok: true }));
  expect(reports.map(({ result, reason }) => [result, reason])).toEqual([
    ["delivered", ""],
    ["partly", "SMTP 550"],
  ]);
});

test("sendTest() reports each channel apart", async () => {
  const reports = await sendTest({
    channels: [slack, mail],
    group: "test",
    clock: fastClock(),
    random,
    send: async (channel) => (channel === slack ? DOWN : { ok: true }),
  });
  expect(reports.map(({ result }) => result)).toEqual(["failed", "delivered"]);
});

describe("the state file", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "kg-alerts-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  test("carries what was told over a restart, readable by its owner only, naming no URL", async () => {
    const path = await alertStatePath(folder, "guard of /srv/bots");
    expect(path).not.toBe(await alertStatePath(folder, "scan of /srv/bots"));
    const service = await startService();
    const channels = [parseChannel(`slack://T0/B0/hunter2?endpoint=${service.origin}`)];
    for (let run = 0; run < 3; run++) {
      const { state } = await dispatch(await readAlertState(path, random), wrong("a"), {
        channels,
        group: "guard",
        policy: DEFAULT_POLICY,
        clock: fastClock(),
        random,
        redact: (text) => text,
        send: createSend(fetch, {}),
      });
      await writeAlertState(path, state);
    }
    await service.stop();
    expect(service.received).toHaveLength(1);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, "utf8")).not.toMatch(/hunter2|127\.0\.0\.1/u);
  });

  test.each([
    "",
    "{",
    "[]",
    '{"version":2}',
    '{"version":1,"salt":"s","channels":{"x":{"open":[1,{"id":"a"}],"sent":["x",null]}}}',
  ])("is new or empty when it holds %j", async (content) => {
    const path = join(folder, "state.json");
    await writeFile(path, content);
    const state = await readAlertState(path, random);
    expect(Object.values(state.channels).flatMap(({ open, sent }) => [...open, ...sent])).toEqual([]);
  });

  test("that cannot be written is an error of its own", async () => {
    await writeFile(join(folder, "alerts"), "in the way");
    const path = await alertStatePath(folder, "guard");
    await expect(writeAlertState(path, newAlertState(random))).rejects.toMatchObject({ code: "KG_ALERT_STATE" });
    await chmod(folder, 0o700);
  });
});
