import { parseDuration } from "@keyguard/core";
import { assert, property, sample } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CredentialGrammar,
  type Exchange,
  EXCHANGES,
  isPemShape,
  matchesShape,
  nameKey,
  type PartGrammar,
  type Shape,
  shapeLength,
  type Source,
} from "../src/index.ts";
import { valueOf } from "./value-of.ts";

/** Longer is no credential but a document: the entity-secret ciphertexts and RSA bodies that exchanges issue are under it. */
const LONGEST_VALUE = 4_200;

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/u;

function requestNames({ request }: Exchange): string[] {
  const { key, secret = [], passphrase = [], signature = [], parameters } = request;
  return [...key, ...secret, ...passphrase, ...signature, ...(parameters?.key ?? []), ...(parameters?.secret ?? [])];
}

function sourcesOf(exchange: Exchange): Source[] {
  return [exchange, ...exchange.credentials, ...exchange.keyPolicies, exchange.allowlist, exchange.keyManagement];
}

function runShapes(part: PartGrammar): Shape[] {
  return part.shapes.filter((shape): shape is Shape => !isPemShape(shape));
}

/** Characters of a shape that do not vary, the joints between groups aside. */
function fixedCharacters(shape: Shape): number {
  return shape.reduce((sum, segment) => sum + (typeof segment === "string" && segment !== "-" ? segment.length : 0), 0);
}

function hyphens(shape: Shape): number {
  return shape.filter((segment) => segment === "-").length;
}

describe.each(EXCHANGES.map((exchange) => [exchange.id, exchange] as const))("%s", (id, exchange) => {
  it("is named in a way that can be compared", () => {
    expect(id).toBe(nameKey(id));
    expect(exchange.name.trim()).not.toBe("");
    for (const alias of exchange.names.aliases) expect(alias).toMatch(/^[a-z0-9][a-z0-9._ -]*$/u);
    for (const alias of exchange.names.aliases) expect(nameKey(alias).length).toBeGreaterThan(1);
    for (const prefix of exchange.names.environment) expect(prefix).toMatch(/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/u);
    expect(exchange.names.environment).not.toEqual([]);
  });

  it("repeats no name in one list", () => {
    const { ccxt, aliases, packages, classes, environment, weak } = exchange.names;
    for (const list of [ccxt, aliases, packages, classes, environment, weak, exchange.hosts, exchange.testHosts]) {
      expect([...new Set(list)]).toEqual(list);
    }
  });

  it("calls weak only names of its own", () => {
    const { aliases, ccxt, packages, environment, weak } = exchange.names;
    const names = [id, ...aliases, ...ccxt, ...packages, ...environment, ...requestNames(exchange)];
    const known = new Set(names.map((name) => name.toLowerCase()));
    expect(weak.filter((name) => !known.has(name))).toEqual([]);
  });

  it("has well-formed hosts, live and test apart", () => {
    expect(exchange.hosts).not.toEqual([]);
    for (const host of [...exchange.hosts, ...exchange.testHosts]) expect(host).toMatch(HOST);
    expect(exchange.testHosts.filter((host) => exchange.hosts.includes(host))).toEqual([]);
  });

  it("has a page of https where keys are managed", () => {
    const page = new URL(exchange.keyManagement.page);
    expect(page.protocol).toBe("https:");
    expect(page.hostname).toMatch(HOST);
    expect(page.username + page.password).toBe("");
  });

  it("says where each fact comes from, when it was read, and how sure it is", () => {
    for (const { source, asOf, confidence } of sourcesOf(exchange)) {
      expect(source.trim().length).toBeGreaterThan(8);
      expect(asOf).toMatch(/^20\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/u);
      expect(Number.isNaN(Date.parse(asOf))).toBe(false);
      expect(["high", "medium", "low"]).toContain(confidence);
    }
  });

  it("does not call general knowledge well known", () => {
    const unread = sourcesOf(exchange).filter(({ source }) => source.includes("general knowledge"));
    expect(unread.filter(({ confidence }) => confidence === "high")).toEqual([]);
  });

  it("has policies with a time that can be read and a remedy in a sentence", () => {
    for (const { after, remedy } of exchange.keyPolicies) {
      expect(parseDuration(after)).toBeGreaterThanOrEqual(0);
      expect(remedy).toMatch(/^[A-Z].{10,}\.$/u);
    }
  });

  it("states allowlist limits only where there is an allowlist", () => {
    const { support, maxEntries, cidr, ipv6, separator } = exchange.allowlist;
    const silent = maxEntries === null && cidr === "unknown" && ipv6 === "unknown" && separator === null;
    expect(silent || support === "optional" || support === "required").toBe(true);
    expect(maxEntries ?? 1).toBeGreaterThan(0);
  });

  it("has a credential for live trading", () => {
    expect(exchange.credentials.some(({ environment }) => environment === "live")).toBe(true);
  });
});

const grammars = EXCHANGES.flatMap(({ credentials }) => credentials).map((grammar) => [grammar.id, grammar] as const);

describe.each(grammars)("credential %s", (id: string, { parts }: CredentialGrammar) => {
  it("has an id in kebab case and a part that is secret", () => {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
    expect(parts.some(({ kind, required }) => kind !== "key" && kind !== "passphrase" && required !== false)).toBe(
      true,
    );
  });

  it("has parts with a label and at least one shape", () => {
    for (const { label, shapes } of parts) {
      expect(label.trim()).not.toBe("");
      expect(shapes).not.toEqual([]);
    }
  });

  it("has shapes whose values match them and no longer than a credential is", () => {
    for (const shape of parts.flatMap(runShapes)) {
      expect(shape).not.toEqual([]);
      const { min, max } = shapeLength(shape);
      expect(min).toBeGreaterThan(0);
      expect(max).toBeGreaterThanOrEqual(min);
      expect(max).toBeLessThanOrEqual(LONGEST_VALUE);
      assert(
        property(valueOf(shape), (value) => {
          expect(matchesShape(shape, value)).toBe(true);
        }),
        { numRuns: 20 },
      );
    }
  });

  it("refuses a value with one character too many, or one that no shape holds", () => {
    for (const shape of parts.filter(({ kind }) => kind !== "passphrase").flatMap(runShapes)) {
      const [value = ""] = sample(valueOf(shape), { numRuns: 1, seed: 7 });
      expect(matchesShape(shape, `${value} `)).toBe(false);
      expect(matchesShape(shape, ` ${value.slice(1)}`)).toBe(false);
    }
  });

  it("calls a shape distinctive only for a prefix or a grouping of its own", () => {
    for (const part of parts.filter(({ distinctive }) => distinctive === true)) {
      for (const shape of runShapes(part)) {
        const long = shapeLength(shape).min >= 80; // 40 and 64 bytes: nothing else is of that length
        expect(fixedCharacters(shape) >= 2 || hyphens(shape) >= 1 || long).toBe(true);
      }
    }
  });

  it("names PEM labels as they stand between the dashes", () => {
    for (const label of parts.flatMap(({ shapes }) => shapes.filter(isPemShape)).flatMap(({ pem }) => pem)) {
      expect(label).toMatch(/^[A-Z]+(?: [A-Z]+)* PRIVATE KEY$|^PRIVATE KEY$|^ECDSA Private Key$/u);
    }
  });
});
