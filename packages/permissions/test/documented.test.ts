import { readFileSync } from "node:fs";
import type { Answer, Cause, Scope } from "@keyguard/core";
import { createSimulator, type Simulator } from "@keyguard/testkit/simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPermissions } from "../src/index.ts";
import { outsideTheList } from "./outside.ts";
import { impatient, issue } from "./simulated.ts";

/** A documented or recorded answer; `KEY` in it stands for the asking key. Moments are milliseconds. */
interface DocumentedAnswer {
  readonly exchange: string;
  readonly label: string;
  readonly path: string;
  readonly body: unknown;
  readonly scopes: Partial<Record<Scope, Answer>>;
  readonly bound?: boolean;
  readonly created?: number;
  readonly expires?: number | null;
  readonly sub?: boolean;
}

interface DocumentedError {
  readonly exchange: string;
  readonly kind: string;
  readonly status: number;
  readonly body: string;
  readonly cause: Cause;
}

function load<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")) as T;
}

const ANSWERS = load<readonly DocumentedAnswer[]>("documented-answers.json");
const ERRORS = load<readonly DocumentedError[]>("causes/documented-errors.json");

let simulator: Simulator;
beforeAll(() => {
  simulator = createSimulator();
});
afterAll(async () => {
  await simulator.close();
});

describe("documented answers, through ccxt over HTTP", () => {
  it.each(ANSWERS)("$exchange: $label", async ({ exchange: id, path, body, ...expected }) => {
    const exchange = await simulator.exchange(id);
    exchange.reset();
    // A classic account at Bitget is asked on both interfaces.
    const account = path.startsWith("/api/v2/spot") ? "classic" : "main";
    const { credential, issued } = issue(exchange, { scopes: ["read"], account });
    const text = JSON.stringify(body)
      .replaceAll('"KEY"', JSON.stringify(issued.key))
      .replaceAll("KEY*****", `${issued.key.slice(0, 6)}*****`);
    exchange.script({ kind: "answer", answer: { status: 200, body: text } }, { times: 5, path });
    const found = await readPermissions(credential, { endpoint: exchange.origin, clock: impatient });
    expect(found.diagnosis).toBeNull();
    const told = Object.fromEntries(
      Object.keys(expected.scopes).map((scope) => [scope, found.scopes[scope as Scope].answer]),
    );
    expect(told).toEqual(expected.scopes);
    expect({
      ...(expected.bound === undefined ? {} : { bound: found.allowlist.status === "restricted" }),
      ...(expected.created === undefined ? {} : { created: Date.parse(found.createdAt ?? "") }),
      ...(expected.expires === undefined
        ? {}
        : { expires: found.expiry === null ? null : Date.parse(found.expiry.at) }),
      ...(expected.sub === undefined ? {} : { sub: found.account === "sub" }),
    }).toEqual(
      Object.fromEntries(
        Object.entries(expected).filter(([name]) => ["bound", "created", "expires", "sub"].includes(name)),
      ),
    );
  });
});

describe("documented errors, through ccxt over HTTP", () => {
  it.each(ERRORS.filter(({ exchange }) => exchange !== "hyperliquid"))(
    "$exchange: $kind is $cause",
    async ({ exchange: id, status, body, cause }) => {
      const exchange = await simulator.exchange(id);
      exchange.reset();
      const { credential } = issue(exchange, { scopes: ["read"] });
      exchange.script({ kind: "answer", answer: { status, body } }, { times: 99 });
      const found = await readPermissions(credential, { endpoint: exchange.origin, clock: impatient });
      exchange.reset();
      // A key that a probe finds without the reading right was read: it has none.
      const without = cause === "permission-missing" && found.answer === "probed" && found.scopes.read.answer === "no";
      expect(found.diagnosis?.cause ?? (without ? cause : undefined)).toBe(cause);
    },
  );
});

describe("this whole file", () => {
  it("sent nothing but listed requests", () => {
    expect(outsideTheList(simulator)).toEqual([]);
  });
});
