import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Answer, type Clock, type Credential, type Scope, Secret, SCOPES } from "@keyguard/core";
import { systemRandom } from "@keyguard/core/node";
import {
  bitgetManagement,
  makeManagedAccount,
  type ManagedSimAccount,
  type ManagementFault,
  type ManagementSimulator,
  startManagementSimulator,
} from "@keyguard/testkit/key-management";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEscrowFiles, createLedgerFile } from "../src/node/index.ts";
import { agentAddress } from "../src/managers/hyperliquid.ts";
import { createKeyManager, MANAGED_EXCHANGES } from "../src/managers/index.ts";
import {
  isIntact,
  type KeyReading,
  planRotation,
  preflight,
  resumeRotation,
  rightsOf,
  type RotationOutcome,
  type RotationPorts,
  rotations,
  startRotation,
  type StoreReading,
} from "../src/index.ts";

const ID = "abcdefghij";
/** An account of the kind at Bitget whose calls delete no key. */
const CLASSIC = "bitget, a classic account";
/**
 * Where a person has to delete: BingX's list shows ids in part, so that what was made and never answered can be seen
 * and not deleted by a call; a classic account of Bitget has no such call.
 */
const BY_HAND = new Set(["bingx", CLASSIC]);

let directory = "";
let running: ManagementSimulator[] = [];
beforeEach(() => {
  // Thousands of flushes: in memory where there is such a place.
  directory = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "kg-crash-"));
});
afterEach(async () => {
  await Promise.all(running.map((simulator) => simulator.close()));
  running = [];
  rmSync(directory, { recursive: true, force: true });
});

class Death extends Error {}

interface World {
  readonly exchange: string;
  readonly simulator: ManagementSimulator;
  readonly master: Credential;
  readonly state: string;
  current: Credential;
  pending: StoreReading["pending"];
  /** The agents of Hyperliquid whose private key somebody knows. */
  readonly wallets: Map<string, string>;
}

function credentialOf(exchange: string, account: ManagedSimAccount): Credential {
  const [key] = account.keys;
  const { passphrase } = key ?? {};
  return {
    exchange,
    key: new Secret(exchange === "hyperliquid" ? account.master.key : (key?.id ?? ""), "key"),
    secret: new Secret(key?.secret ?? "", "secret"),
    ...(passphrase === undefined ? {} : { passphrase: new Secret(passphrase, "passphrase") }),
  };
}

/** Hyperliquid's ids are addresses of private keys: the made-up account gets ones that fit. */
function fitted(exchange: string): ManagedSimAccount {
  const account = makeManagedAccount(exchange);
  if (exchange !== "hyperliquid") return account;
  const master = { ...account.master, key: agentAddress(new Secret(account.master.secret, "wallet")) };
  const keys = account.keys.map((key) => ({ ...key, id: agentAddress(new Secret(key.secret, "agent")) }));
  return { ...account, master, keys };
}

async function makeWorld(label: string, number: number): Promise<World> {
  const exchange = label === CLASSIC ? "bitget" : label;
  const account = fitted(exchange);
  const handler = label === CLASSIC ? bitgetManagement("classic") : undefined;
  const simulator = await startManagementSimulator(exchange, account, handler);
  running.push(simulator);
  const { key, secret, passphrase } = account.master;
  return {
    exchange,
    simulator,
    master: {
      exchange,
      key: new Secret(key, "master"),
      secret: new Secret(secret, "master"),
      ...(passphrase === undefined ? {} : { passphrase: new Secret(passphrase, "master") }),
    },
    state: join(directory, String(number)),
    current: credentialOf(exchange, account),
    pending: undefined,
    wallets: new Map(),
  };
}

function idOf(world: World, { key, secret }: Credential): string {
  return world.exchange === "hyperliquid" ? agentAddress(secret) : Secret.reveal(key);
}

function readingOf(world: World, credential: Credential): KeyReading {
  const found = world.simulator.account.keys.find(({ id }) => id === idOf(world, credential));
  const answers = (granted: Answer): Record<Scope, Answer> =>
    Object.fromEntries(
      SCOPES.map((s) => [s, s === "read" || s === "trade.spot" ? granted : found ? "no" : granted]),
    ) as Record<Scope, Answer>;
  if (found === undefined)
    return {
      scopes: answers("unknown"),
      allowlist: { status: "unknown", entries: [] },
      cause: "wrong-key",
      answer: "none",
    };
  return {
    scopes: answers("yes"),
    allowlist: { status: "restricted", entries: found.addresses },
    cause: null,
    answer: "self-described",
  };
}

interface Point {
  readonly at: number;
  passed: number;
  where: string;
}

function makePorts(world: World, at: Point): RotationPorts {
  let dead = false;
  const boundary = (where: string): void => {
    if (dead) throw new Death();
    at.where = where;
    if (at.passed++ === at.at) {
      dead = true;
      throw new Death();
    }
  };
  /** Dies before a call, or after it was carried out. */
  const mortal =
    <Given extends unknown[], T>(where: string, call: (...given: Given) => Promise<T>) =>
    async (...given: Given): Promise<T> => {
      boundary(`before ${where}`);
      const value = await call(...given);
      boundary(`after ${where}`);
      return value;
    };
  const clock: Clock = {
    now: () => Date.now(),
    sleep: async () => {
      if (dead) throw new Death();
    },
  };
  const real = createKeyManager(world.exchange, {
    credential: world.master,
    account: world.simulator.account.account,
    fetch: mortal("a request", (url: string, init?: RequestInit) => fetch(url, init)),
    clock,
    timeoutMs: 250,
    endpoint: world.simulator.origin,
    oneTimeCode: async () => new Secret(world.simulator.account.oneTimeCode, "code"),
  });
  if (real === undefined) throw new Error("no manager");
  const ledger = createLedgerFile(join(world.state, "ledger.jsonl"));
  const escrow = createEscrowFiles(join(world.state, "escrow"), world.master.secret);
  return {
    manager: real,
    clock,
    random: systemRandom,
    readKey: mortal("readKey", async (credential: Credential) => readingOf(world, credential)),
    store: {
      place: "local:bot",
      fenced: true,
      read: mortal("store.read", async () => ({ current: world.current, pending: world.pending })),
      stage: mortal("store.stage", async (rotation: string, credential: Credential) => {
        world.pending = { rotation, credential };
      }),
      promote: mortal("store.promote", async (_: string, from: Credential, to: Credential) => {
        const [now, old, next] = [world.current, from, to].map((one) => idOf(world, one));
        if (now !== old && now !== next) throw new Error("conflict");
        world.current = to;
        world.pending = undefined;
      }),
      discard: mortal("store.discard", async () => {
        world.pending = undefined;
      }),
    },
    consumers: { hooks: [], reload: mortal("reload", async () => undefined), look: async () => [] },
    ledger: { read: ledger.read, fingerprint: ledger.fingerprint, append: mortal("ledger.append", ledger.append) },
    escrow: {
      ...escrow,
      write: mortal("escrow.write", escrow.write),
      destroy: mortal("escrow.destroy", escrow.destroy),
    },
  };
}

function point(at = Infinity): Point {
  return { at, passed: 0, where: "" };
}

async function run(world: World, at: Point): Promise<RotationOutcome> {
  const ports = makePorts(world, at);
  const looked = await preflight(makePorts(world, point()), "bot");
  if (!looked.ok) throw new Error(looked.reason);
  const { facts } = looked;
  const newName = ports.manager.keyName(ID);
  const plan = planRotation(
    {
      key: "bot",
      exchange: world.exchange,
      kind: "api",
      newName,
      graceMs: 0,
      maxKeys: null,
      activationMs: 1,
      store: { place: "local:bot", writable: true, fenced: true, volatile: false },
      hooks: [],
      sharedWith: [],
      manager: null,
    },
    facts,
  );
  if (plan.blocked) throw new Error(JSON.stringify(plan.findings));
  const rights = facts.row === null || facts.row === undefined ? null : rightsOf(facts.row);
  const escrow = { rotation: ID, old: facts.old, rights, reading: facts.reading };
  return startRotation(ports, { id: ID, key: "bot", newName, graceMs: 0, actor: "test", escrow });
}

function works(world: World): boolean {
  return world.simulator.account.keys.some(({ id }) => id === idOf(world, world.current));
}

async function standing(world: World, label: string): Promise<Record<string, unknown>> {
  const reading = await createLedgerFile(join(world.state, "ledger.jsonl")).read();
  const current = world.simulator.account.keys.find(({ id }) => id === idOf(world, world.current));
  // A revoked agent's name stays taken for some minutes, by an agent that nobody can use.
  const names = world.simulator.account.keys.filter(({ id, rights }) => {
    const until = Number(rights["validUntil"] ?? Infinity) || Infinity;
    return id !== "" && until > Date.now() + 600_000;
  });
  return {
    label,
    keys: names.map(({ name }) => name),
    current: current?.name,
    pending: world.pending,
    intact: isIntact(reading),
    state: rotations(reading.entries).at(-1)?.state,
    escrow: await createEscrowFiles(join(world.state, "escrow"), world.master.secret).list(),
  };
}

function closed(world: World, label: string): Record<string, unknown> {
  const name = makePorts(world, point()).manager.keyName(ID);
  return { label, keys: [name], current: name, pending: undefined, intact: true, state: "closed", escrow: [] };
}

async function resume(world: World): Promise<RotationOutcome | undefined> {
  return resumeRotation(makePorts(world, point()), "bot", "test");
}

/** What a person does whom the message sends to the page of API keys: deletes the one key that it names. */
function deleteByHand(world: World, { reason }: NonNullable<RotationOutcome["stopped"]>): void {
  const [, name = "", start = "", end = ""] = /delete "([^"]+)" \((\w+)[…*]+(\w*)\)/u.exec(reason) ?? [];
  const { keys } = world.simulator.account;
  const index = keys.findIndex((key) => key.name === name && key.id.startsWith(start) && key.id.endsWith(end));
  if (index === -1) throw new Error(`nobody can tell which key is meant: ${reason}`);
  keys.splice(index, 1);
}

/** More keys than a rotation can leave behind. */
const MOST_BY_HAND = 6;

/** Goes on with a rotation that waits for a person, in further processes of which one may die. */
async function settle(
  label: string,
  world: World,
  outcome: RotationOutcome | undefined,
  at: Point,
): Promise<RotationOutcome | undefined> {
  let last = outcome;
  for (let i = 0; BY_HAND.has(label) && last?.stopped !== undefined && i < MOST_BY_HAND; i++) {
    deleteByHand(world, last.stopped);
    last = await resumeRotation(makePorts(world, at), "bot", "test");
  }
  return last;
}

/** A whole rotation, or as much of it as there is until the process dies. */
async function carry(label: string, world: World, at: Point): Promise<RotationOutcome | undefined> {
  return settle(label, world, await run(world, at), at);
}

async function finish(label: string, world: World): Promise<RotationOutcome["stopped"]> {
  let outcome = await settle(label, world, await resume(world), point());
  const inUse = world.simulator.account.keys.find(({ id }) => id === idOf(world, world.current));
  if (outcome === undefined && inUse?.name === "bot") outcome = await carry(label, world, point());
  await resume(world);
  return outcome?.stopped;
}

describe.each([...MANAGED_EXCHANGES, CLASSIC])("startRotation() on the simulated %s", (exchange) => {
  test("is finished by resumeRotation() from every boundary at which the process died", async () => {
    const whole = await makeWorld(exchange, 0);
    const count = point();
    expect(await carry(exchange, whole, count)).toMatchObject({ state: "closed" });
    expect(await standing(whole, "whole")).toEqual(closed(whole, "whole"));
    expect(count.passed).toBeGreaterThan(60);
    for (let at = 0; at < count.passed; at++) {
      const world = await makeWorld(exchange, at + 1);
      const died = point(at);
      await carry(exchange, world, died).catch(() => undefined);
      const label = `${exchange}: died ${died.where} (${at})`;
      const alive = works(world);
      const stopped = await finish(exchange, world);
      expect({ label, alive, stopped }).toEqual({ label, alive: true, stopped: undefined });
      expect(await standing(world, label)).toEqual(closed(world, label));
    }
  });

  test.each(["lost-answer", "twice", "late", "server-error"] as const)(
    "reaches the same end when any one request meets: %s",
    async (fault: ManagementFault) => {
      const whole = await makeWorld(exchange, 0);
      await run(whole, point());
      const requests = whole.simulator.seen.length;
      for (let nth = 0; nth < requests; nth++) {
        const world = await makeWorld(exchange, nth + 1);
        let seen = 0;
        world.simulator.failNext(() => seen++ === nth, fault);
        await run(world, point()).catch(() => undefined);
        const label = `${exchange}: ${fault} at request ${nth}`;
        const alive = works(world);
        const stopped = await finish(exchange, world);
        expect({ label, alive, stopped }).toEqual({ label, alive: true, stopped: undefined });
        expect(await standing(world, label)).toEqual(closed(world, label));
      }
    },
  );

  test("writes no secret and no whole key id into the ledger or, in the clear, into the escrow", async () => {
    const world = await makeWorld(exchange, 0);
    const died = point(60);
    await run(world, died).catch(() => undefined);
    const ledger = readFileSync(join(world.state, "ledger.jsonl"), "utf8");
    const sealed = readFileSync(join(world.state, "escrow", `${ID}.sealed`)).toString("latin1");
    const secrets = [
      ...world.simulator.account.keys,
      { ...world.simulator.account.master, id: world.simulator.account.master.key },
    ].flatMap(({ id, secret, passphrase }) => [id, secret, passphrase ?? ""].filter((text) => text !== ""));
    for (const text of secrets) expect(`${ledger}${sealed}`).not.toContain(text);
  });
});
