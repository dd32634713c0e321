import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Alert,
  type ChannelState,
  DEFAULT_POLICY,
  dueMessages,
  NEW_CHANNEL,
  type Situation,
} from "../src/index.ts";

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function alert(id: string, severity: Alert["severity"] = "high"): Alert {
  return { id, severity, title: `${id} is wrong`, evidence: "", remedy: "" };
}
function wrong(...alerts: (Alert | string)[]): Situation {
  return { alerts: alerts.map((item) => (typeof item === "string" ? alert(item) : item)), undecided: [] };
}

/** What is told when the situations come one after another at the given hours, every message being delivered. */
function told(...steps: readonly (readonly [hours: number, situation: Situation])[]): string[] {
  let state: ChannelState = NEW_CHANNEL;
  const lines: string[] = [];
  for (const [hours, situation] of steps) {
    for (const message of dueMessages(state, situation, NOW + hours * HOUR, DEFAULT_POLICY)) {
      lines.push(`${hours}h ${message.kind} ${message.alerts.map(({ id }) => id).join("+")} open ${message.open}`);
      state = message.after;
    }
  }
  return lines;
}

describe("dueMessages()", () => {
  test("tells a problem once, again after the interval, and when it is resolved", () => {
    const same = wrong("a");
    expect(told([0, same], [1, same], [23, same], [24, same], [25, same], [26, wrong()], [27, wrong()])).toEqual([
      "0h problem a open 1",
      "24h reminder a open 1",
      "26h resolved a open 0",
    ]);
  });

  test("groups what is new into one message, and what is over into one of its own", () => {
    expect(told([0, wrong("b", "a")], [1, wrong("c", "d")])).toEqual([
      "0h problem a+b open 2",
      "1h problem c+d open 4",
      "1h resolved a+b open 2",
    ]);
  });

  test("puts reminders that are due beside what is new", () => {
    expect(told([0, wrong("a")], [25, wrong("a", "b")])).toEqual(["0h problem a open 1", "25h problem a+b open 2"]);
  });

  test("tells at once when a problem gets worse, and nothing when it gets better", () => {
    const steps = (["medium", "critical", "high"] as const).map(
      (severity, i) => [i, wrong(alert("a", severity))] as const,
    );
    expect(told(...steps)).toEqual(["0h problem a open 1", "1h problem a open 1"]);
  });

  test("keeps quiet about what is below the floor, and does not call it resolved", () => {
    expect(told([0, wrong(alert("a", "low"))], [1, wrong(alert("a", "high"))], [2, wrong(alert("a", "low"))])).toEqual([
      "1h problem a open 1",
    ]);
  });

  test("never takes what was not looked at for resolved", () => {
    const partly: Situation = { alerts: [], undecided: ["a"] };
    const broken: Situation = { alerts: [], undecided: "all" };
    expect(told([0, wrong("a", "b")], [1, broken], [2, partly], [3, wrong()])).toEqual([
      "0h problem a+b open 2",
      "2h resolved b open 1",
      "3h resolved a open 0",
    ]);
  });

  test("takes nothing of a key that could not be read for resolved", () => {
    const unread: Situation = { alerts: [], undecided: ["main/"] };
    expect(told([0, wrong("main/a", "main/b", "maintenance/c")], [1, unread])).toEqual([
      "0h problem main/a+main/b+maintenance/c open 3",
      "1h resolved maintenance/c open 2",
    ]);
  });

  test("keeps every incident's name, whatever the clock does, and counts what is open in it", () => {
    let state: ChannelState = NEW_CHANNEL;
    const named: string[] = [];
    const steps = [
      [0, wrong("a", "b")],
      [-9000, wrong("a", "b", "c")],
      [-8000, wrong("b", "c")],
      [1, wrong()],
    ] as const;
    for (const [hours, situation] of steps)
      for (const { kind, incidents, after } of dueMessages(state, situation, NOW + hours * HOUR, DEFAULT_POLICY)) {
        state = after;
        for (const { id, alerts, open } of incidents)
          named.push(`${kind} ${(Number(id) - NOW) / HOUR}h ${alerts.map((one) => one.id).join("+")} open ${open}`);
      }
    expect(named).toEqual([
      "problem 0h a+b open 2",
      "problem -9000h c open 1",
      "reminder -9000h c open 1",
      "reminder 0h b open 2",
      "resolved 0h a open 1",
      "resolved -9000h c open 0",
      "resolved 0h b open 0",
    ]);
  });

  test("says each problem once though it is listed twice", () => {
    expect(told([0, wrong("a", "a")])).toEqual(["0h problem a open 1"]);
  });

  test("caps what flaps, keeps room for what is critical, and forgets nothing", () => {
    let state: ChannelState = NEW_CHANNEL;
    let sent = 0;
    for (let minute = 0; minute < 60; minute++) {
      const [message] = dueMessages(
        state,
        wrong(...(minute % 2 === 0 ? ["a"] : [])),
        NOW + minute * 60_000,
        DEFAULT_POLICY,
      );
      if (message !== undefined) [state, sent] = [message.after, sent + 1];
    }
    expect(sent).toBe(DEFAULT_POLICY.perHour - 2);
    const later = NOW + 59 * 60_000;
    expect(dueMessages(state, wrong("a", "new"), later, DEFAULT_POLICY)).toEqual([]);
    const [urgent] = dueMessages(state, wrong(alert("drain", "critical")), later, DEFAULT_POLICY);
    expect(urgent).toMatchObject({ kind: "problem", alerts: [{ id: "drain" }] });
    const [next] = dueMessages(state, wrong("new"), later + HOUR, DEFAULT_POLICY);
    expect(next?.alerts.map(({ id }) => id)).toContain("new");
  });

  test("survives a clock that jumps back by a year: it neither nags nor falls silent", () => {
    const [first] = dueMessages(NEW_CHANNEL, wrong("a"), NOW, DEFAULT_POLICY);
    const past = NOW - 365 * DAY;
    expect(dueMessages(first?.after ?? NEW_CHANNEL, wrong("a"), past, DEFAULT_POLICY)).toEqual([]);
    const [other] = dueMessages(first?.after ?? NEW_CHANNEL, wrong("a", "b"), past, DEFAULT_POLICY);
    expect(other?.after.open.every(({ told: at }) => at <= past)).toBe(true);
    const [reminder] = dueMessages(other?.after ?? NEW_CHANNEL, wrong("a", "b"), past + DAY, DEFAULT_POLICY);
    expect(reminder?.kind).toBe("reminder");
  });

  test("bounds its state in a storm of ten thousand problems, in one message", () => {
    const storm = wrong(...Array.from({ length: 10_000 }, (_, i) => `a${i}`));
    const messages = dueMessages(NEW_CHANNEL, storm, NOW, DEFAULT_POLICY);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.after.open).toHaveLength(5000);
  });

  test("ends with nothing open once everything is resolved, whatever came before", () => {
    const situations = fc.array(fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 3 }), { maxLength: 8 });
    fc.assert(
      fc.property(situations, (rounds) => {
        let state: ChannelState = NEW_CHANNEL;
        for (const [i, ids] of [...rounds, []].entries())
          for (const message of dueMessages(state, wrong(...ids), NOW + i * HOUR, DEFAULT_POLICY))
            state = message.after;
        expect(state.open).toEqual([]);
      }),
    );
  });
});
