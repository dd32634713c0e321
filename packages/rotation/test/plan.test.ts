import { type Credential, Secret, SCOPES } from "@keyguard/core";
import { describe, expect, test } from "vitest";
import {
  hookFindings,
  type KeyReading,
  type PlanInput,
  planPanic,
  planRotation,
  ROTATION_STATES,
  type RotationFacts,
} from "../src/index.ts";

const old: Credential = { exchange: "binance", key: new Secret("k", "k"), secret: new Secret("s", "s") };
const bound = { status: "restricted", entries: ["203.0.113.7/32"] } as const;
const reading: KeyReading = {
  scopes: Object.fromEntries(SCOPES.map((scope) => [scope, scope === "read" ? "yes" : "no"])) as KeyReading["scopes"],
  allowlist: bound,
  cause: null,
  answer: "self-described",
};

const input: PlanInput = {
  key: "bot",
  exchange: "binance",
  kind: "api",
  newName: "kg-abcdefghij",
  graceMs: 900_000,
  maxKeys: 30,
  activationMs: 180_000,
  store: { place: "local:bot", writable: true, fenced: true, volatile: false },
  hooks: ["run: systemctl restart bot"],
  restart: "systemctl restart bot",
  sharedWith: [],
  manager: { name: "master", exchange: "binance", isItself: false },
};

const facts: RotationFacts = {
  old,
  reading,
  row: { id: "k", masked: false, name: "bot", native: ["canTrade"], withdraw: "no", allowlist: bound },
  count: 1,
  orphans: [],
  open: undefined,
  staged: false,
  ledgerIntact: true,
};

function ids(change: Partial<PlanInput>, more: Partial<RotationFacts> = {}): string[] {
  const plan = planRotation({ ...input, ...change }, { ...facts, ...more });
  return plan.findings.map(({ id, blocks }) => `${blocks ? "stop" : "note"} ${id}`);
}

describe("planRotation()", () => {
  test("planRotation() shows every step in order, each with what is left when it fails", () => {
    const plan = planRotation(input, facts);
    const order = plan.steps.map(({ state }) => (ROTATION_STATES as readonly string[]).indexOf(state));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(plan.steps.at(0)?.state).toBe("planned");
    expect(plan.steps.at(-1)?.state).toBe("closed");
    expect(plan.steps.filter(({ leaves }) => leaves === "")).toEqual([]);
    expect(plan.blocked).toBe(false);
    const text = JSON.stringify(plan);
    for (const word of ["kg-abcdefghij", "15m", "systemctl restart bot", "local:bot"]) expect(text).toContain(word);
  });

  test.each([
    ["a store that only reads", { store: { ...input.store, writable: false } }, {}, ["stop store-not-writable"]],
    ["a store without compare-and-set", { store: { ...input.store, fenced: false } }, {}, ["note store-not-fenced"]],
    ["a store in memory", { store: { ...input.store, volatile: true } }, {}, ["note volatile-store"]],
    ["a state directory in memory", { stateVolatile: true }, {}, ["note volatile-state"]],
    ["calls that delete no key", { deletesByHand: true }, {}, ["note deleted-by-hand"]],
    ["a key that the list does not show", {}, { row: undefined }, ["stop key-not-listed"]],
    ["a key that cannot be read", {}, { reading: { ...reading, cause: "network" } }, ["stop key-unreadable"]],
    ["a full account", {}, { count: 30 }, ["stop no-free-slot"]],
    [
      "a key that may withdraw",
      {},
      { reading: { ...reading, scopes: { ...reading.scopes, withdraw: "yes" } } },
      ["stop withdrawal"],
    ],
    [
      "a withdrawal right that nobody tells",
      {},
      { row: null, reading: { ...reading, scopes: { ...reading.scopes, withdraw: "unknown" } } },
      ["note rights-unknown"],
    ],
    ["a one-time code that nobody can type", { oneTimeCode: "nobody" }, {}, ["stop one-time-code"]],
    ["a one-time code that somebody types", { oneTimeCode: "at hand" }, {}, []],
    ["an orphan", {}, { orphans: ["kg-zzzzzzzzzz"] }, ["note orphan"]],
    ["a rotation of another machine", {}, { staged: true }, ["stop staged-elsewhere"]],
    ["a damaged ledger", {}, { ledgerIntact: false }, ["stop ledger-damaged"]],
    [
      "a key that manages itself",
      { manager: { name: "bot", exchange: "binance", isItself: true } },
      {},
      ["stop manager-is-itself"],
    ],
    [
      "a manager elsewhere",
      { manager: { name: "m", exchange: "okx", isItself: false } },
      {},
      ["stop manager-elsewhere"],
    ],
    ["two programs on one key", { sharedWith: ["the consumer b"] }, {}, []],
    [
      "two programs on one key of a nonce exchange",
      { exchange: "kraken", manager: null, sharedWith: ["the consumer b"] },
      {},
      ["note shared-nonce"],
    ],
  ] as const)("planRotation() finds %s before anything is rotated", (_, change, more, expected) => {
    expect(ids(change as Partial<PlanInput>, more as Partial<RotationFacts>)).toEqual(expected);
  });

  test("planRotation() says that consumers must show the new fingerprint before the old key goes", () => {
    const step = planRotation(input, facts).steps.find(({ state }) => state === "confirmed");
    expect(step?.leaves).toContain("not deleted before each consumer has shown the new fingerprint");
  });
});

describe("hookFindings()", () => {
  test.each([
    ["docker compose restart", "docker compose restart bot", "up -d"],
    ["docker compose -f with a file", "docker compose -f prod.yml restart bot", "up -d"],
    ["docker-compose restart", "docker-compose restart", "up -d"],
    ["docker restart", "docker restart bot", "up -d"],
    ["pm2 restart", "pm2 restart bot", "--update-env"],
  ])("hookFindings() refuses %s, which keeps the old environment", (_, command, instead) => {
    const [finding] = hookFindings(command);
    expect(finding).toMatchObject({ id: "restart-keeps-environment", blocks: true });
    expect(finding?.remedy).toContain(instead);
  });

  test.each([
    "docker compose up -d bot",
    "systemctl restart bot",
    "kubectl rollout restart deployment/bot",
    "pm2 restart bot --update-env",
    undefined,
  ])("hookFindings() has nothing against %s", (command) => expect(hookFindings(command)).toEqual([]));

  test("hookFindings() says where a stored value waits for the next deployment", () => {
    expect(hookFindings("fly secrets set --stage A=b")).toEqual([
      expect.objectContaining({ id: "effective-at-next-deploy", blocks: false }),
    ]);
  });
});

describe("planPanic()", () => {
  test.each(["manager", "self", "person"] as const)("planPanic() revokes first when the %s does it", (revoke) => {
    const plan = planPanic({
      key: "bot",
      exchange: "bybit",
      revoke,
      page: "https://example.com/keys",
      killsAll: false,
    });
    expect(plan.steps.map(({ state }) => state)).toEqual(["revoking", "revoked", "verified_dead", "created"]);
  });

  test("planPanic() says when every key of the account dies with it", () => {
    const plan = planPanic({ key: "bot", exchange: "bitstamp", revoke: "self", page: null, killsAll: true });
    expect(plan.steps[0]?.what).toContain("every key of the account");
  });
});
