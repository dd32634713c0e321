import type { Clock } from "@keyguard/core";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  agree,
  emptyEgress,
  type Family,
  independent,
  type Observe,
  type Observer,
  type ObserverAnswer,
  observeEgress,
  OBSERVERS,
  parseAddress,
  parseObserver,
  type Sighting,
  withReported,
} from "../src/index.ts";

const A = parseObserver("https://a.example/");
const B = parseObserver("https://b.example/");
const DNS = parseObserver("dns://resolver.example/me.example?type=TXT");
const DNS2 = parseObserver("dns://other.example/me.example?type=TXT");
const STUN = parseObserver("stun:stun.example");

/** A clock whose sleeps end only when the test says so. */
function stoppedClock(): Clock & { readonly expire: () => void } {
  const sleepers = new Set<() => void>();
  return {
    now: () => 0,
    sleep: (_, signal) =>
      new Promise((resolve, reject) => {
        sleepers.add(resolve);
        signal?.addEventListener("abort", () => reject(new Error("aborted")));
      }),
    expire: () => {
      for (const wake of sleepers) wake();
    },
  };
}

function saw(text: string): ObserverAnswer {
  return { address: parseAddress(text) };
}
const NO_ROUTE: ObserverAnswer = { failure: "no-route", detail: "ENETUNREACH" };
const LATE: ObserverAnswer = { failure: "timeout", detail: "" };

/** Answers from a table; an observer that is not in it never answers. */
function scripted(four: ReadonlyMap<Observer, ObserverAnswer | undefined>, six: ObserverAnswer = NO_ROUTE): Observe {
  return async (observer, family) => {
    const answer = family === 4 ? four.get(observer) : six;
    return answer ?? (await new Promise<never>(() => undefined));
  };
}

describe("independent()", () => {
  test.each([
    ["two HTTPS observers of two operators", A, B, true],
    ["HTTPS and DNS", A, DNS, true],
    ["DNS and STUN", DNS, STUN, true],
    ["one operator twice", A, { ...STUN, operator: A.operator }, false],
    ["two DNS servers, which one redirect answers for", DNS, DNS2, false],
    ["one observer twice", A, A, false],
  ] as const)("judges %s", (_, a, b, expected) => {
    expect(independent(a, b)).toBe(expected);
    expect(independent(b, a)).toBe(expected);
  });
});

describe("agree()", () => {
  test("does not depend on the order of the sightings", () => {
    const sightings: Sighting[] = [A, B, DNS, STUN].flatMap((observer, i) =>
      ["8.8.8.8", "8.8.4.4"].slice(i % 2).map((text) => ({ observer, address: parseAddress(text) })),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(sightings, { minLength: sightings.length }), (shuffled) => {
        expect(agree(4, shuffled).confirmed).toEqual(agree(4, sightings).confirmed);
        expect(agree(4, shuffled).sources).toEqual(agree(4, sightings).sources);
      }),
    );
  });

  test("believes no address that one witness alone saw, however often", () => {
    const sightings = [DNS, DNS2, DNS].map((observer) => ({ observer, address: parseAddress("8.8.8.8") }));
    expect(agree(4, sightings)).toMatchObject({ confirmed: [], sources: [] });
  });
});

describe("observeEgress()", () => {
  const observers = [A, B, DNS, STUN];

  test("is done at the quorum, without waiting for those that stall", async () => {
    const reading = await observeEgress({
      observers,
      observe: scripted(
        new Map([
          [A, saw("8.8.8.8")],
          [STUN, saw("8.8.8.8")],
        ]),
      ),
      clock: stoppedClock(),
    });
    expect(reading.families[4]).toMatchObject({
      state: "confirmed",
      addresses: ["8.8.8.8"],
      sources: ["https://a.example/", "stun:stun.example:3478"],
      failures: [],
    });
  });

  test("outvotes a liar and keeps what it said as a doubt", async () => {
    const reading = await observeEgress({
      observers,
      observe: scripted(
        new Map([
          [A, saw("9.9.9.9")],
          [B, saw("8.8.8.8")],
          [DNS, saw("8.8.8.8")],
          [STUN, saw("8.8.8.8")],
        ]),
      ),
      clock: stoppedClock(),
      until: "all",
    });
    expect(reading.families[4].addresses).toEqual(["8.8.8.8"]);
    expect(reading.families[4].doubts).toEqual([{ source: "https://a.example/", address: "9.9.9.9" }]);
  });

  test("does not believe a network that answers for every DNS server, however many there are", async () => {
    const hijacked = new Map([
      [DNS, saw("9.9.9.9")],
      [DNS2, saw("9.9.9.9")],
      [A, saw("8.8.8.8")],
      [STUN, saw("8.8.8.8")],
    ]);
    const all = { observe: scripted(hijacked), clock: stoppedClock(), until: "all" } as const;
    const outvoted = await observeEgress({ observers: [DNS, DNS2, A, STUN], ...all });
    expect(outvoted.families[4]).toMatchObject({ addresses: ["8.8.8.8"], doubts: [{ address: "9.9.9.9" }] });
    const alone = await observeEgress({ observers: [DNS, DNS2], ...all });
    expect(alone.families[4]).toMatchObject({ state: "undecided", addresses: [] });
  });

  test("decides nothing when all disagree", async () => {
    const reading = await observeEgress({
      observers: [A, B, STUN],
      observe: scripted(
        new Map([
          [A, saw("9.9.9.9")],
          [B, saw("8.8.8.8")],
          [STUN, saw("8.8.4.4")],
        ]),
      ),
      clock: stoppedClock(),
    });
    expect(reading.families[4]).toMatchObject({ state: "undecided", addresses: [] });
    expect(reading.families[4].doubts).toHaveLength(3);
  });

  test.each(["10.0.0.1", "100.64.0.1", "203.0.113.7", "192.168.1.1", "::ffff:10.1.2.3", "fd00::1", "2001:db8::1"])(
    "never takes %s for a public address, though all agree",
    async (text) => {
      const reading = await observeEgress({
        observers,
        observe: scripted(new Map(observers.map((observer) => [observer, saw(text)])), saw(text)),
        clock: stoppedClock(),
      });
      for (const family of [4, 6] as const) {
        expect(reading.families[family]).toMatchObject({ state: "undecided", addresses: [] });
        expect(reading.families[family].failures.every(({ failure }) => failure === "not-public")).toBe(true);
      }
    },
  );

  test("names those that stalled when time is up", async () => {
    const clock = stoppedClock();
    const running = observeEgress({ observers: [A, B], observe: scripted(new Map([[A, saw("8.8.8.8")]])), clock });
    await new Promise(setImmediate);
    clock.expire();
    const four = (await running).families[4];
    expect(four).toMatchObject({ state: "undecided", doubts: [{ source: A.id, address: "8.8.8.8" }] });
    expect(four.failures).toEqual([{ source: B.id, failure: "timeout", detail: "gave no answer in time" }]);
  });

  test("finds a pool by looking again", async () => {
    let turn = 0;
    const observe: Observe = async (_, family) => (family === 6 ? NO_ROUTE : saw(turn++ < 4 ? "8.8.8.8" : "8.8.4.4"));
    const reading = await observeEgress({ observers, observe, clock: stoppedClock(), looks: 2, until: "all" });
    expect(reading.families[4]).toMatchObject({ state: "confirmed", addresses: ["8.8.4.4", "8.8.8.8"] });
  });

  test("does not wait again for one that failed, and bounds the looks", async () => {
    const asked: string[] = [];
    const observe: Observe = async (observer, family) => {
      if (family === 4) asked.push(observer.id);
      return observer === A ? LATE : saw("8.8.8.8");
    };
    await observeEgress({ observers: [A, B, STUN], observe, clock: stoppedClock(), looks: 1e9, until: "all" });
    expect(asked.filter((id) => id === A.id)).toHaveLength(1);
    expect(asked.filter((id) => id === B.id)).toHaveLength(20);
  });

  test.each([
    ["absent when there is no way out", NO_ROUTE, "absent"],
    ["absent when nobody is reached while IPv4 works", LATE, "absent"],
    ["undecided when somebody answered nonsense", { failure: "bad-answer", detail: "" }, "undecided"],
    ["undecided when a portal answered", { failure: "intercepted", detail: "" }, "undecided"],
  ] as const)("calls IPv6 %s", async (_, six, state) => {
    const four = new Map(observers.map((observer) => [observer, saw("8.8.8.8")]));
    const reading = await observeEgress({ observers, observe: scripted(four, six), clock: stoppedClock() });
    expect(reading.families[6].state).toBe(state);
  });

  test("is undecided in both families when nobody is reached at all", async () => {
    const reading = await observeEgress({
      observers,
      observe: scripted(new Map(observers.map((observer) => [observer, LATE])), LATE),
      clock: stoppedClock(),
    });
    expect([reading.families[4].state, reading.families[6].state]).toEqual(["undecided", "undecided"]);
  });

  test("puts an answer into the family that it is of", async () => {
    const four = new Map(observers.map((observer) => [observer, saw("2606:4700::1")]));
    const reading = await observeEgress({ observers, observe: scripted(four), clock: stoppedClock() });
    expect([reading.families[4].state, reading.families[6].addresses]).toEqual(["absent", ["2606:4700::1"]]);
  });

  test("survives an observer that throws, and an abort", async () => {
    const observe: Observe = async () => {
      throw new TypeError("broken");
    };
    const broken = await observeEgress({ observers: [A], observe, clock: stoppedClock() });
    expect(broken.families[4].failures[0]?.failure).toBe("bad-answer");
    const aborted = await observeEgress({
      observers,
      observe: scripted(new Map()),
      clock: stoppedClock(),
      signal: AbortSignal.abort(),
    });
    expect(aborted.families[4]).toMatchObject({ state: "undecided", addresses: [] });
  });

  test("asks nobody when observers are switched off", async () => {
    const observe: Observe = async () => expect.unreachable();
    expect(await observeEgress({ observers: [], observe, clock: stoppedClock() })).toEqual(emptyEgress());
  });
});

describe("withReported()", () => {
  test("lets an exchange's word outrank a quorum, and keeps the quorum as a doubt", async () => {
    const observe = scripted(
      new Map([
        [A, saw("8.8.8.8")],
        [B, saw("8.8.8.8")],
      ]),
    );
    const reading = await observeEgress({ observers: [A, B], observe, clock: stoppedClock() });
    const told = withReported(reading, [{ exchange: "okx", address: parseAddress("8.8.4.4") }]);
    expect(told.families[4]).toMatchObject({
      state: "reported",
      addresses: ["8.8.4.4"],
      sources: ["exchange:okx"],
      doubts: [{ address: "8.8.8.8" }],
    });
    expect(told.families[6]).toEqual(reading.families[6]);
    expect(withReported(reading, [])).toEqual(reading);
  });
});

describe("parseObserver()", () => {
  test.each([
    ["https://one.example/ip", "https", [4, 6]],
    ["http://192.0.2.1:8080/", "https", [4]],
    ["http://[::1]:8080/", "https", [6]],
    ["dns://192.0.2.53/whoami.example?type=TXT&class=CH", "dns", [4]],
    ["dns:resolver.example/whoami.example", "dns", [4, 6]],
    ["stun:stun.example:3478", "stun", [4, 6]],
    ["stun://[2001:db8::1]:3479", "stun", [6]],
  ])("reads %s", (text, kind, families) => {
    const observer = parseObserver(text);
    expect(observer.kind).toBe(kind);
    expect(Object.keys(observer.targets).map(Number) as Family[]).toEqual(families);
  });

  test("asks for the record of the family when no type is given", () => {
    const { targets } = parseObserver("dns://resolver.example:5353/me.example");
    expect(targets).toMatchObject({ 4: { type: "A", port: 5353, class: "IN" }, 6: { type: "AAAA" } });
  });

  test.each([
    "https://user:hunter2@one.example/",
    "ftp://one.example/",
    "dns://resolver.example/",
    "dns://resolver.example/me.example?type=MX",
    "stun:",
    "hunter2",
    `https://one.example/${"a".repeat(600)}`,
  ])("refuses %s without echoing it", (text) => {
    expect(() => parseObserver(text)).toThrow(/^Cannot use an address observer: (?!.*hunter2)/u);
  });
});

test("OBSERVERS are of three kinds and enough operators for a quorum in each family", () => {
  for (const family of [4, 6] as const) {
    const serving = OBSERVERS.filter((observer) => observer.targets[family] !== undefined);
    expect(new Set(serving.map(({ kind }) => kind))).toEqual(new Set(["https", "dns", "stun"]));
    expect(new Set(serving.map(({ operator }) => operator)).size).toBeGreaterThanOrEqual(3);
  }
  expect(new Set(OBSERVERS.map(({ id }) => id)).size).toBe(OBSERVERS.length);
  const urls = OBSERVERS.flatMap(({ targets }) => Object.values(targets)).flatMap((target) =>
    target.kind === "https" ? [new URL(target.url)] : [],
  );
  for (const url of urls) expect(url).toMatchObject({ protocol: "https:", search: "", username: "" });
});
