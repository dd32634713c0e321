import { Secret } from "@keyguard/core";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  abortOpen,
  isIntact,
  readLedger,
  resumeRotation,
  rollbackOpen,
  type RotationOutcome,
  rotations,
  startRotation,
} from "../src/index.ts";
import {
  type CrashPoint,
  type FakeBehaviour,
  makePorts,
  makeStart,
  makeWorld,
  never,
  storeWorks,
  type World,
} from "./fakes.ts";

const CLASSES: readonly [string, FakeBehaviour][] = [
  ["a plain exchange", {}],
  ["one with passphrases", { passphrase: true }],
  ["one whose list masks ids", { masked: true }],
  ["one with one answer for everything", { ambiguous: true }],
  ["one whose new keys take a while", { inactive: 3 }],
  ["one whose deleted keys linger", { lingering: 4 }],
  ["one that loses the first create answer", { lostCreates: [0] }],
  ["one that loses two create answers and has passphrases", { lostCreates: [0, 1], passphrase: true }],
  ["one that creates twice", { doubleCreates: [0] }],
  ["one that loses the delete answer", { lostDeletes: [0] }],
  ["a guided one", { guided: true }],
];

function point(at: number): CrashPoint {
  return { at, passed: 0, where: "" };
}

/** How many boundaries a whole, undisturbed run has. */
async function boundaries(behaviour: FakeBehaviour): Promise<number> {
  const world = makeWorld(behaviour);
  const crash = never();
  const outcome = await startRotation(makePorts(world, crash), makeStart(world));
  expect(outcome).toMatchObject({ state: "closed" });
  return crash.passed;
}

async function finish(world: World, crash: CrashPoint = never()): Promise<RotationOutcome | undefined> {
  return resumeRotation(makePorts(world, crash), "bot", "test");
}

/** Where the world stands, in one value, so that a failure shows all of it and the boundary that led there. */
async function standing(world: World, label: string): Promise<Record<string, unknown>> {
  const reading = await readLedger(world.ledgerText);
  return {
    label,
    keys: world.keys.map(({ name }) => name),
    current: world.keys.find(({ id }) => id === Secret.reveal(world.current.key))?.name,
    pending: world.pending,
    works: storeWorks(world),
    intact: isIntact(reading),
    state: rotations(reading.entries).at(-1)?.state,
  };
}

function finished(label: string): Record<string, unknown> {
  const name = "kg-abcdefghij";
  return { label, keys: [name], current: name, pending: undefined, works: true, intact: true, state: "closed" };
}

function undone(label: string): Record<string, unknown> {
  return { label, keys: ["bot"], current: "bot", pending: undefined, works: true, intact: true, state: "aborted" };
}

/** Runs until the process dies at one boundary. */
async function runUntil(world: World, at: number): Promise<string> {
  const crash = point(at);
  await startRotation(makePorts(world, crash), makeStart(world)).catch(() => undefined);
  return `killed ${crash.where} (boundary ${at})`;
}

/** Resumes; where nothing had been written there is nothing to resume, and a new run is begun. */
async function finishOrBegin(world: World): Promise<RotationOutcome["stopped"]> {
  const outcome = await finish(world);
  if (outcome !== undefined || !world.keys.some(({ name }) => name === "bot")) return outcome?.stopped;
  return (await startRotation(makePorts(world, never()), makeStart(world))).stopped;
}

/** Aborts; where that is refused, rolls back; where that is refused too, finishes. */
async function undoOrFinish(world: World): Promise<"undone" | "finished" | "nothing open"> {
  const aborted = await abortOpen(makePorts(world, never()), "bot", "test");
  if (aborted === undefined) return "nothing open";
  if (aborted.stopped === undefined) return "undone";
  const back = await rollbackOpen(makePorts(world, never()), "bot", "test");
  if (back?.stopped === undefined) return "undone";
  await finish(world);
  return "finished";
}

describe.each(CLASSES)("startRotation() at %s", (_, behaviour) => {
  test("is finished by resumeRotation() whatever boundary it was killed at", async () => {
    const count = await boundaries(behaviour);
    expect(count).toBeGreaterThan(60);
    for (let at = 0; at < count; at++) {
      const world = makeWorld(behaviour);
      const label = await runUntil(world, at);
      const worksAtDeath = storeWorks(world);
      const stopped = await finishOrBegin(world);
      await finish(world); // clears up what a crash after the last entry left
      expect({ label, worksAtDeath, stopped, escrow: [...world.escrow.keys()] }).toEqual({
        label,
        worksAtDeath: true,
        stopped: undefined,
        escrow: [],
      });
      const { keys, ...rest } = await standing(world, label);
      const { keys: wanted, ...end } = finished(label);
      expect(rest).toEqual(end);
      // Where nobody can list, a key that was made and never pasted stays; its name is in the ledger.
      expect(behaviour.guided ? [...new Set(keys as string[])] : keys).toEqual(wanted);
    }
  });

  test("is undone by abortOpen() or rollbackOpen() until the old key goes", async () => {
    const count = await boundaries(behaviour);
    const ends = new Set<string>();
    for (let at = 0; at < count; at++) {
      const world = makeWorld(behaviour);
      const label = await runUntil(world, at);
      const end = await undoOrFinish(world);
      ends.add(end);
      const { keys, state, ...rest } = await standing(world, label);
      const wanted = end === "undone" ? undone(label) : end === "finished" ? finished(label) : { ...rest, keys, state };
      const seen = behaviour.guided ? { ...wanted } : { ...rest, keys, state };
      expect([seen, storeWorks(world)]).toEqual([wanted, true]);
    }
    expect([...ends].sort()).toEqual(["finished", "nothing open", "undone"]);
  });
});

describe("resumeRotation()", () => {
  test("resumeRotation() survives being killed again and again", async () => {
    const behaviours = CLASSES.map(([, behaviour]) => behaviour).filter(({ guided }) => !guided);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...behaviours),
        fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }),
        async (behaviour, points) => {
          const world = makeWorld(behaviour);
          const label = JSON.stringify({ behaviour, points });
          const [first = 0, ...rest] = points;
          await runUntil(world, first);
          let works = storeWorks(world);
          for (const at of rest) {
            await finish(world, point(at)).catch(() => undefined);
            works &&= storeWorks(world);
          }
          expect([works, await finishOrBegin(world)]).toEqual([true, undefined]);
          expect(await standing(world, label)).toEqual(finished(label));
        },
      ),
      { numRuns: 400 },
    );
  });

  test("resumeRotation() with nothing open changes nothing", async () => {
    const world = makeWorld();
    const before = JSON.stringify([world.keys, world.ledgerText]);
    expect(await finish(world)).toBeUndefined();
    expect(JSON.stringify([world.keys, world.ledgerText])).toBe(before);
  });

  test("resumeRotation() reaches the same end when any one call fails", async () => {
    for (const call of [
      "list",
      "create",
      "remove",
      "readKey",
      "store.read",
      "store.stage",
      "store.promote",
      "store.discard",
      "ledger.append",
      "escrow.write",
      "reload",
      "look",
    ]) {
      for (let nth = 0; ; nth++) {
        const world = makeWorld();
        let seen = 0;
        let failed = false;
        const fail = (name: string): void => {
          if (name !== call || seen++ !== nth) return;
          failed = true;
          throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
        };
        await startRotation(makePorts(world, never(), fail), makeStart(world));
        const label = `${call} ${nth}`;
        expect([label, storeWorks(world)]).toEqual([label, true]);
        await finishOrBegin(world);
        expect(await standing(world, label)).toEqual(finished(label));
        if (!failed) break;
      }
    }
  });
});
