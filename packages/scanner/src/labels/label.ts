import type { CredentialGrammar, Exchange } from "@keyguard/exchanges";
import type { Assembled } from "../assembly/part.ts";
import { byEverydayName, byShape, distinctive, rank } from "./by-shape.ts";
import { evidenceOf } from "./evidence.ts";
import { shownName } from "../shown-name.ts";
import { exchangesOfHeader } from "./exchange-names.ts";
import { type FileContext, strongOnly } from "./file-context.ts";
import { grammarOf } from "./fitting.ts";

/** Which exchange a credential is for, and why. */
export interface Label {
  /** Undefined when nothing tells: an unknown exchange is better than a wrong one. */
  readonly exchange: Exchange | undefined;
  /** The grammar that the parts fit; undefined when they fit none of the exchange's. */
  readonly grammar: CredentialGrammar | undefined;
  /** The evidence, in words. */
  readonly because: string;
  /** `name`: something names the exchange · `shape`: only the shape speaks for it · `none`. */
  readonly basis: "name" | "shape" | "none";
  /** True where the credential's own call, header, host, variable or line names the exchange. */
  readonly near?: boolean;
  /** True where only the whole file, or lines farther off, name it. */
  readonly far?: boolean;
}

/**
 * Names the exchange of a credential by the nearest and strongest evidence: header, class or call,
 * host, variable, record, section, lines around, file name, imports, and last its shape.
 */
export function labelOf(context: FileContext, assembled: Assembled): Label {
  let named: Label | undefined;
  let nearby: Label | undefined;
  let shared: Label | undefined;
  let owners: Set<Exchange> | undefined;
  for (const { because, mentions, binding, near = false, far = false } of evidenceOf(context, assembled)) {
    for (const mention of mentions) {
      if (owners !== undefined && !owners.has(mention.exchange)) continue;
      const grammar = grammarOf(mention.exchange, assembled);
      const evidence = `${because} names ${mention.exchange.name} (${shownName(mention.word)})`;
      const label: Label = { exchange: mention.exchange, grammar, because: evidence, basis: "name", near, far };
      if (grammar !== undefined && mention.kind === "header" && exchangesOfHeader(mention.word).length > 1) {
        // Several exchanges share this header: something else must tell them apart.
        owners ??= new Set(exchangesOfHeader(mention.word));
        if (shared?.exchange === undefined || rank(mention.exchange) < rank(shared.exchange)) shared = label;
        continue;
      }
      if (grammar !== undefined) return label;
      if (!strongOnly(mention)) continue;
      if (binding || mention.kind === "class") named ??= label;
      else if (assembled.key !== undefined && assembled.secret !== undefined) nearby ??= label;
    }
  }
  return (
    shared ??
    distinctive(context, assembled) ??
    named ??
    // A shape that many share says less than a name, even where the value has none of its exchange's shapes.
    nearby ??
    byEverydayName(context, assembled) ??
    byShape(context, assembled) ?? {
      exchange: undefined,
      grammar: undefined,
      because: "nothing near it names an exchange",
      basis: "none",
    }
  );
}

/** True where a name tells whose it is, and the parts have the shape that its owner issues. */
export function isNamed({ basis, grammar }: Label): boolean {
  return basis === "name" && grammar !== undefined;
}
