import type { PartKind, Severity } from "@keyguard/core";
import { describeShape, type Exchange, EXCHANGES, type PartGrammar, type Source } from "@keyguard/exchanges";
import type { Family, FamilyPart } from "../families/family.ts";
import { FAMILIES } from "../families/registry.ts";

/** One part of what a rule finds. */
export interface BuiltInPart {
  readonly kind: PartKind;
  readonly label: string;
  /** Its shapes in words. */
  readonly shapes: readonly string[];
  /** What a value proves by itself, such as a checksum; undefined where the shape is all there is. */
  readonly proof: string | undefined;
  /** What else must speak for it. */
  readonly evidence: string;
}

/** What keyguard finds without being told: the credentials of an exchange, or a family of another vendor's. */
export interface BuiltInRule extends Source {
  /** The rule's id in a finding: `binance-credential`, `github`. */
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly severity: Severity;
  readonly remedy: string;
  readonly parts: readonly BuiltInPart[];
  /** Names, headers and hosts that label it. */
  readonly names: readonly string[];
  readonly headers: readonly string[];
  readonly hosts: readonly string[];
}

const IN_PAIR = "a slot named for it, the other half beside it, and something near that names the exchange";

function shapesOf({ shapes }: Pick<PartGrammar, "shapes">): string[] {
  return shapes.map((shape) => ("pem" in shape ? `a PEM block "${shape.pem.join('", "')}"` : describeShape(shape)));
}

function exchangeRule(exchange: Exchange): BuiltInRule {
  const { key, secret = [], passphrase = [] } = exchange.request;
  const parts = exchange.credentials.flatMap((grammar) =>
    grammar.parts.map((part) => ({
      kind: part.kind,
      label: grammar.environment === "test" ? `${part.label} (test network)` : part.label,
      shapes: shapesOf(part),
      proof: part.proof,
      evidence: part.distinctive === true ? "its shape is the exchange's own" : IN_PAIR,
    })),
  );
  return {
    id: `${exchange.id}-credential`,
    name: exchange.name,
    category: "exchange",
    severity: "critical",
    remedy: `Delete the key at ${exchange.keyManagement.page}.`,
    parts,
    names: [exchange.id, ...exchange.names.aliases, ...exchange.names.environment],
    headers: [...key, ...secret, ...passphrase],
    hosts: exchange.hosts,
    source: exchange.credentials[0]?.source ?? exchange.source,
    asOf: exchange.credentials[0]?.asOf ?? exchange.asOf,
    confidence: exchange.credentials[0]?.confidence ?? exchange.confidence,
  };
}

function evidenceOf(part: FamilyPart): string {
  if (part.url !== undefined) return `its place in an address of ${part.url.hosts.join(", ")}`;
  if (part.contextRequired) return "a slot of the family";
  return part.proof === undefined ? "its shape" : "its shape and its proof";
}

function familyRule(family: Family): BuiltInRule {
  return {
    id: family.id,
    name: family.name,
    category: family.category,
    severity: family.severity,
    remedy: family.remedy,
    parts: family.parts.map((part) => ({
      kind: part.kind,
      label: part.label,
      shapes: part.structure === undefined ? part.shapes.map(describeShape) : [part.structure],
      proof: part.proof,
      evidence: evidenceOf(part),
    })),
    names: family.keywords,
    headers: family.headers ?? [],
    hosts: family.hosts ?? [],
    source: family.source,
    asOf: family.asOf,
    confidence: family.confidence,
  };
}

/** Everything that is found without a user's rules: exchanges first, each group by name. */
export function builtInRules(): BuiltInRule[] {
  const byName = (a: BuiltInRule, b: BuiltInRule): number => (a.id < b.id ? -1 : 1);
  return [...EXCHANGES.map(exchangeRule).sort(byName), ...FAMILIES.map(familyRule).sort(byName)];
}
