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

async function assertEnd(world: World, label: string): Promise<void> {
  const names = world.keys.map(({ name }) => name);
  expect(names, label).toEqual(["kg-abcdefghij"]);
  expect(Secret.reveal(world.current.key), label).toBe(world.keys[0]?.id);
  expect(world.pending, label).toBeUndefined();
  expect(storeWorks(world), label).toBe(true);
  const reading = await readLedger(world.ledgerText);
  expect(isIntact(reading), label).toBe(true);
  expect(rotations(reading.entries).at(-1)?.state, label).toBe("closed");
}

async function assertUndone(world: World, label: string): Promise<void> {
  expect(
    world.keys.map(({ name }) => name),
    label,
  ).toEqual(["bot"]);
  expect(Secret.reveal(world.current.key), label).toBe("old-key-id-0000");
  expect(world.pending, label).toBeUndefined();
  expect([...world.escrow.keys()], label).toEqual([]);
}

/** Runs until the process dies at one boundary. */
async function runUntil(world: World, at: number): Promise<string> {
  const crash = point(at);
  await startRotation(makePorts(world, crash), makeStart(world)).catch(() => undefined);
  expect(storeWorks(world), `killed ${crash.where}`).toBe(true);
  return `killed ${crash.where} (boundary ${at})`;
}

describe.each(CLASSES)("startRotation() at %s", (_, behaviour) => {
  test("is finished by resumeRotation() whatever boundary it was killed at", async () => {
    const count = await boundaries(behaviour);
    expect(count).toBeGreaterThan(60);
    for (let at = 0; at < count; at++) {
      const world = makeWorld(behaviour);
      const label = await runUntil(world, at);
      const outcome = await finish(world);
      if (outcome === undefined) {
        // Nothing had been written, or all was: a run from anew, or none, leads to the same end.
        if (world.keys.some(({ name }) => name === "bot"))
          await startRotation(makePorts(world, never()), makeStart(world));
      } else expect(outcome.stopped, label).toBeUndefined();
      if (behaviour.guided) {
        // Nobody can list: what was pasted before the escrow had it is named in the plan, for the person to delete.
        expect(storeWorks(world), label).toBe(true);
        expect(
          world.keys.map(({ id }) => id),
          label,
        ).toContain(Secret.reveal(world.current.key));
        expect(
          world.keys.map(({ name }) => name),
          label,
        ).not.toContain("bot");
      } else await assertEnd(world, label);
      await finish(world); // clears up what a crash after the last entry left
      expect([...world.escrow.keys()], label).toEqual([]);
    }
  });

  test("is undone by abortOpen() or rollbackOpen() until the old key goes", async () => {
    if (behaviour.guided) return;
    const count = await boundaries(behaviour);
    for (let at = 0; at < count; at++) {
      const world = makeWorld(behaviour);
      const label = await runUntil(world, at);
      const aborted = await abortOpen(makePorts(world, never()), "bot", "test");
      expect(storeWorks(world), label).toBe(true);
      if (aborted === undefined) continue;
      if (aborted.stopped === undefined) {
        await assertUndone(world, label);
        continue;
      }
      const back = await rollbackOpen(makePorts(world, never()), "bot", "test");
      expect(storeWorks(world), label).toBe(true);
      if (back?.stopped === undefined) await assertUndone(world, label);
      else {
        expect(back.stopped.reason, label).toMatch(/no way back|does not answer/u);
        await finish(world);
        await assertEnd(world, label);
      }
    }
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
          const [first = 0, ...rest] = points;
          await runUntil(world, first);
          for (const at of rest) {
            await finish(world, point(at)).catch(() => undefined);
            expect(storeWorks(world)).toBe(true);
          }
          const outcome = await finish(world);
          if (outcome === undefined && world.keys.some(({ name }) => name === "bot")) return;
          expect(outcome?.stopped).toBeUndefined();
          await assertEnd(world, JSON.stringify({ behaviour, points }));
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
        expect(storeWorks(world), `${call} ${nth}`).toBe(true);
        await finish(world);
        if (world.keys.some(({ name }) => name === "bot"))
          await startRotation(makePorts(world, never()), makeStart(world));
        await assertEnd(world, `${call} ${nth}`);
        if (!failed) break;
      }
    }
  });
});
