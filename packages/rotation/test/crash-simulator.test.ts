import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ManagementFault } from "@keyguard/testkit/key-management";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  carry,
  closed,
  EXCHANGE_CLASSES,
  finish,
  ID,
  nameInUse,
  point,
  standing,
  startWorld,
  type World,
} from "./crash-world.ts";

let directory = "";
let running: World[] = [];
beforeEach(() => {
  // Thousands of flushes: in memory where there is such a place.
  directory = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "kg-crash-"));
});
afterEach(async () => {
  await Promise.all(running.map(({ simulator }) => simulator.close()));
  running = [];
  rmSync(directory, { recursive: true, force: true });
});

async function makeWorld(label: string, number: number): Promise<World> {
  const world = await startWorld(label, join(directory, String(number)));
  running.push(world);
  return world;
}

describe.each(EXCHANGE_CLASSES)("startRotation() on the simulated %s", (exchange) => {
  test("is finished by resumeRotation() from every boundary at which the process died", async () => {
    const whole = await makeWorld(exchange, 0);
    const count = point();
    expect(await carry(whole, count)).toMatchObject({ state: "closed" });
    expect(await standing(whole, "whole")).toEqual(closed(whole, "whole"));
    expect(count.passed).toBeGreaterThan(60);
    for (let at = 0; at < count.passed; at++) {
      const world = await makeWorld(exchange, at + 1);
      const died = point(at);
      await carry(world, died).catch(() => undefined);
      const label = `${exchange}: died ${died.where} (${at})`;
      const alive = (await nameInUse(world)) !== undefined;
      const stopped = await finish(world);
      expect({ label, alive, stopped }).toEqual({ label, alive: true, stopped: undefined });
      expect(await standing(world, label)).toEqual(closed(world, label));
    }
  });

  test.each(["lost-answer", "twice", "late", "server-error"] as const)(
    "reaches the same end when any one request meets: %s",
    async (fault: ManagementFault) => {
      const whole = await makeWorld(exchange, 0);
      await carry(whole, point());
      const requests = whole.simulator.seen.length;
      for (let nth = 0; nth < requests; nth++) {
        const world = await makeWorld(exchange, nth + 1);
        let seen = 0;
        world.simulator.failNext(() => seen++ === nth, fault);
        await carry(world, point()).catch(() => undefined);
        const label = `${exchange}: ${fault} at request ${nth}`;
        const alive = (await nameInUse(world)) !== undefined;
        const stopped = await finish(world);
        expect({ label, alive, stopped }).toEqual({ label, alive: true, stopped: undefined });
        expect(await standing(world, label)).toEqual(closed(world, label));
      }
    },
  );

  test("writes no secret and no whole key id into the ledger or, in the clear, into the escrow", async () => {
    const world = await makeWorld(exchange, 0);
    await carry(world, point(50)).catch(() => undefined);
    const ledger = readFileSync(join(world.state, "ledger.jsonl"), "utf8");
    const sealed = readFileSync(join(world.state, "escrow", `${ID}.sealed`)).toString("latin1");
    const secrets = [
      ...world.simulator.account.keys,
      { ...world.simulator.account.master, id: world.simulator.account.master.key },
    ].flatMap(({ id, secret, passphrase }) => [id, secret, passphrase ?? ""].filter((text) => text !== ""));
    for (const text of secrets) expect(`${ledger}${sealed}`).not.toContain(text);
  });
});
