// A whole rotation against the simulated key management of an exchange, in a process that dies where it is told to.
import { join } from "node:path";
import { type Answer, type Clock, type Credential, type Scope, Secret, SCOPES } from "@keyguard/core";
import { systemRandom } from "@keyguard/core/node";
import {
  bitgetManagement,
  makeManagedAccount,
  type ManagedSimAccount,
  type ManagementSimulator,
  startManagementSimulator,
} from "@keyguard/testkit/key-management";
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
  type RotationStore,
  sameCredential,
  startRotation,
  type StoreReading,
} from "../src/index.ts";

/** The rotation of every world. */
export const ID = "abcdefghij";
/** An account of the kind at Bitget whose calls delete no key. */
const CLASSIC = "bitget, a classic account";
/**
 * Where a person has to delete: BingX's list shows ids in part, so that what was made and never answered can be seen
 * and not deleted by a call; a classic account of Bitget has no such call.
 */
const BY_HAND = new Set(["bingx", CLASSIC]);

/** Every class of exchange: how its keys are listed, made, named and deleted. */
export const EXCHANGE_CLASSES: readonly string[] = [...MANAGED_EXCHANGES, CLASSIC];

class Death extends Error {}

/** Has a process that is to die do so before a call, or after it was carried out. */
export type Mortal = <Given extends unknown[], T>(
  where: string,
  call: (...given: Given) => Promise<T>,
) => (...given: Given) => Promise<T>;

/** Opens a store anew, as each process does; `mortal` is for the requests that it makes. */
export type OpenStore = (mortal: Mortal) => RotationStore;
/** Puts the old key into a store. */
export type MakeStore = (old: Credential) => Promise<OpenStore>;

/** An exchange, and what a machine keeps. */
export interface World {
  /** The class of exchange. */
  readonly label: string;
  readonly exchange: string;
  readonly simulator: ManagementSimulator;
  readonly master: Credential;
  /** The directory of the ledger and the escrow. */
  readonly state: string;
  readonly openStore: OpenStore;
}

const immortal: Mortal = (_, call) => call;

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

/** A store in memory that can hold a replacement beside the current credential. */
async function memoryStore(old: Credential): Promise<OpenStore> {
  let current = old;
  let pending: StoreReading["pending"];
  return () => ({
    place: "local:bot",
    fenced: true,
    read: async () => ({ current, pending }),
    async stage(rotation, credential) {
      pending = { rotation, credential };
    },
    async promote(_, from, to) {
      if (!sameCredential(current, from) && !sameCredential(current, to)) throw new Error("conflict");
      current = to;
      pending = undefined;
    },
    async discard() {
      pending = undefined;
    },
  });
}

/**
 * Starts a world.
 *
 * @param label a class of exchange
 * @param state where its ledger and escrow are to lie
 */
export async function startWorld(label: string, state: string, makeStore: MakeStore = memoryStore): Promise<World> {
  const exchange = label === CLASSIC ? "bitget" : label;
  const account = fitted(exchange);
  const handler = label === CLASSIC ? bitgetManagement("classic") : undefined;
  const simulator = await startManagementSimulator(exchange, account, handler);
  const { key, secret, passphrase } = account.master;
  return {
    label,
    exchange,
    simulator,
    master: {
      exchange,
      key: new Secret(key, "master"),
      secret: new Secret(secret, "master"),
      ...(passphrase === undefined ? {} : { passphrase: new Secret(passphrase, "master") }),
    },
    state,
    openStore: await makeStore(credentialOf(exchange, account)),
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

/** Where a process dies: at the boundary of that number. */
export interface Point {
  readonly at: number;
  /** Boundaries passed so far. */
  passed: number;
  /** The last boundary, in words. */
  where: string;
}

/** What a process works with that dies where it is told to. */
export function makePorts(world: World, at: Point): RotationPorts {
  let dead = false;
  const boundary = (where: string): void => {
    if (dead) throw new Death();
    at.where = where;
    if (at.passed++ === at.at) {
      dead = true;
      throw new Death();
    }
  };
  const mortal: Mortal =
    (where, call) =>
    async (...given) => {
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
  const store = world.openStore(mortal);
  return {
    manager: real,
    clock,
    random: systemRandom,
    readKey: mortal("readKey", async (credential: Credential) => readingOf(world, credential)),
    store: {
      place: store.place,
      fenced: store.fenced,
      read: mortal("store.read", store.read),
      stage: mortal("store.stage", store.stage),
      promote: mortal("store.promote", store.promote),
      discard: mortal("store.discard", store.discard),
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

/** No death without a number. */
export function point(at = Infinity): Point {
  return { at, passed: 0, where: "" };
}

/** A rotation in one process. */
export async function run(world: World, at: Point): Promise<RotationOutcome> {
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

/** The name of the key that the store gives out; undefined when the exchange does not know it. */
export async function nameInUse(world: World): Promise<string | undefined> {
  const { current } = await world.openStore(immortal).read();
  return world.simulator.account.keys.find(({ id }) => id === idOf(world, current))?.name;
}

/** Where a world stands, in one value, so that a failure shows all of it and the boundary that led there. */
export async function standing(world: World, label: string): Promise<Record<string, unknown>> {
  const reading = await createLedgerFile(join(world.state, "ledger.jsonl")).read();
  // A revoked agent's name stays taken for some minutes, by an agent that nobody can use.
  const living = world.simulator.account.keys.filter(({ id, rights }) => {
    const until = Number(rights["validUntil"] ?? Infinity) || Infinity;
    return id !== "" && until > Date.now() + 600_000;
  });
  return {
    label,
    keys: living.map(({ name }) => name),
    current: await nameInUse(world),
    pending: (await world.openStore(immortal).read()).pending?.rotation,
    intact: isIntact(reading),
    state: rotations(reading.entries).at(-1)?.state,
    escrow: await createEscrowFiles(join(world.state, "escrow"), world.master.secret).list(),
  };
}

/** Where a world has to stand in the end. */
export function closed(world: World, label: string): Record<string, unknown> {
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
  world: World,
  outcome: RotationOutcome | undefined,
  at: Point,
): Promise<RotationOutcome | undefined> {
  let last = outcome;
  for (let i = 0; BY_HAND.has(world.label) && last?.stopped !== undefined && i < MOST_BY_HAND; i++) {
    deleteByHand(world, last.stopped);
    last = await resumeRotation(makePorts(world, at), "bot", "test");
  }
  return last;
}

/** A whole rotation, or as much of it as there is until the process dies; a person deletes what no call can. */
export async function carry(world: World, at: Point): Promise<RotationOutcome | undefined> {
  return settle(world, await run(world, at), at);
}

/**
 * Resumes what was left; begins anew where nothing had been written.
 *
 * @returns why it stopped all the same; undefined when it did not
 */
export async function finish(world: World): Promise<RotationOutcome["stopped"]> {
  let outcome = await settle(world, await resume(world), point());
  if (outcome === undefined && (await nameInUse(world)) === "bot") outcome = await carry(world, point());
  await resume(world); // clears up what a crash after the last entry left
  return outcome?.stopped;
}
