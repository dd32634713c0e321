import { Secret, SCOPES } from "@keyguard/core";
import { describe, expect, test } from "vitest";
import { type RotationPorts, resumeRotation, rotations, readLedger, startRotation } from "../src/index.ts";
import { makePorts, makeStart, makeWorld, never, storeWorks } from "./fakes.ts";

describe("startRotation()", () => {
  test("startRotation() replaces the key and writes every state of the way", async () => {
    const world = makeWorld();
    const outcome = await startRotation(makePorts(world, never()), makeStart(world));
    expect(outcome).toEqual({ rotation: "abcdefghij", state: "closed" });
    const { entries } = await readLedger(world.ledgerText);
    expect(entries.map((entry) => (entry.kind === "rotation" ? entry.state : ""))).toEqual([
      "planned",
      "creating",
      "created",
      "verified_new",
      "storing",
      "stored_pending",
      "switching",
      "switched",
      "confirmed",
      "grace",
      "revoking",
      "revoked",
      "verified_dead",
      "closed",
    ]);
    expect(world.reloads).toBe(1);
  });

  test("startRotation() names the new key in the ledger before it is created, and no secret ever", async () => {
    const world = makeWorld({ passphrase: true });
    const ports = makePorts(world, never());
    let before = "";
    const manager: RotationPorts["manager"] = {
      ...ports.manager,
      create(key) {
        before = world.ledgerText;
        return ports.manager.create(key);
      },
    };
    await startRotation({ ...ports, manager }, makeStart(world));
    expect(before).toContain('"newName":"kg-abcdefghij"');
    const chosen = world.keys[0]?.passphrase ?? "";
    expect(chosen).toMatch(/^[abc123]{24}$/u);
    for (const text of ["secret of", "old passphrase", chosen, "old-key-id", "new-key"])
      expect(world.ledgerText).not.toContain(text);
  });

  test.each(SCOPES.filter((scope) => !["read", "trade.spot"].includes(scope)))(
    "startRotation() stops, and deletes the new key, when that may do %s besides",
    async (extraScope) => {
      const world = makeWorld({ extraScope });
      const outcome = await startRotation(makePorts(world, never()), makeStart(world));
      expect(outcome).toMatchObject({ state: "aborted", stopped: { unfit: true } });
      expect(outcome.stopped?.reason).toContain(extraScope === "withdraw" ? "may withdraw" : extraScope);
      expect(world.keys.map(({ name }) => name)).toEqual(["bot"]);
      expect(world.pending).toBeUndefined();
      expect(storeWorks(world)).toBe(true);
    },
  );

  test("startRotation() stops when the new key is bound to no address", async () => {
    const world = makeWorld({ unbound: true });
    const outcome = await startRotation(makePorts(world, never()), makeStart(world));
    expect(outcome.stopped?.reason).toContain("is unrestricted instead of restricted");
    expect(world.keys.map(({ name }) => name)).toEqual(["bot"]);
  });

  test("startRotation() waits for a new key that is not active yet, and for one that lingers", async () => {
    const world = makeWorld({ inactive: 5, lingering: 3 });
    expect(await startRotation(makePorts(world, never()), makeStart(world))).toMatchObject({ state: "closed" });
    expect(world.slept).toBeGreaterThan(1_000);
  });

  test("startRotation() gives up waiting without losing anything, and a resume waits again", async () => {
    const world = makeWorld({ inactive: 20 });
    const outcome = await startRotation(makePorts(world, never()), makeStart(world));
    expect(outcome).toMatchObject({ state: "created", stopped: { unfit: false } });
    expect(await resumeRotation(makePorts(world, never()), "bot", "test")).toMatchObject({ state: "closed" });
    expect(world.creates).toBe(1);
  });

  test("startRotation() keeps the old key until every consumer has shown the new one", async () => {
    const world = makeWorld();
    const ports = makePorts(world, never());
    const consumers: RotationPorts["consumers"] = { ...ports.consumers, reload: async () => undefined };
    const outcome = await startRotation({ ...ports, consumers }, makeStart(world));
    expect(outcome).toMatchObject({ state: "switched" });
    expect(outcome.stopped?.reason).toContain("consumer bot: still old");
    expect(world.keys.map(({ name }) => name)).toEqual(["bot", "kg-abcdefghij"]);
    expect(await resumeRotation(makePorts(world, never()), "bot", "test")).toMatchObject({ state: "closed" });
  });

  test("startRotation() waits the whole grace, and not at all when there is none", async () => {
    const none = makeWorld();
    await startRotation(makePorts(none, never()), makeStart(none, 0));
    expect(none.slept).toBeLessThan(300);
    const long = makeWorld();
    await startRotation(makePorts(long, never()), makeStart(long, 900_000));
    expect(long.slept).toBeGreaterThanOrEqual(900_000);
  });

  test("startRotation() does not call a key dead on an answer that fits a blocked one", async () => {
    const world = makeWorld({ ambiguous: true });
    const ports = makePorts(world, never());
    const old = Secret.reveal(world.current.key);
    const readKey: RotationPorts["readKey"] = async (credential) => {
      const reading = await ports.readKey(credential);
      return Secret.reveal(credential.key) === old && reading.cause !== null
        ? { ...reading, cause: "address-not-allowed" }
        : reading;
    };
    const outcome = await startRotation({ ...ports, readKey }, makeStart(world));
    expect(outcome).toMatchObject({ state: "revoked" });
    expect(outcome.stopped?.reason).toContain("only refuses its address");
  });

  test("startRotation() never deletes the key that the store gives out", async () => {
    const world = makeWorld();
    const ports = makePorts(world, never());
    const old = world.current;
    // Somebody puts the old key back while the grace runs.
    const clock = { ...ports.clock, sleep: async (ms: number) => void (ms === 900_000 && (world.current = old)) };
    const outcome = await startRotation({ ...ports, clock }, makeStart(world, 900_000));
    expect(outcome).toMatchObject({ state: "grace" });
    expect(world.keys.map(({ name }) => name)).toEqual(["bot", "kg-abcdefghij"]);
  });

  test("startRotation() carries no secret in an outcome, whatever fails", async () => {
    for (const call of ["create", "remove", "store.promote", "escrow.write"]) {
      const world = makeWorld({ passphrase: true });
      const fail = (name: string): void => {
        if (name === call) throw new Error("secret of old-key-id-0000");
      };
      const outcome = await startRotation(makePorts(world, never(), fail), makeStart(world));
      expect(JSON.stringify(outcome)).not.toContain("secret of");
      expect(rotations((await readLedger(world.ledgerText)).entries)).toHaveLength(1);
    }
  });
});
