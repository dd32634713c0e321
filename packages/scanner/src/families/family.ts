import type { PartKind, Severity } from "@keyguard/core";
import type { Shape, Source } from "@keyguard/exchanges";
import type { ProofName } from "../proofs/proof.ts";

/** Where in an address a value stands; the shapes are those of the value alone. */
export interface UrlPlace {
  /** The end of the host: `infura.io` also means `mainnet.infura.io`. */
  readonly hosts: readonly string[];
  /** Where an address of its own scheme holds the value, whatever its host: `nostr+walletconnect`. */
  readonly schemes?: readonly string[];
  /** The segment right before the value, any of them; empty where it may follow the host. */
  readonly after?: readonly string[];
  /** What stands before the value in its own segment. */
  readonly lead?: string;
  /** Names of the query's parameter that holds it, instead of a segment. */
  readonly query?: readonly string[];
}

/** Kinds of values that no shape describes; the engine has a reader for each. */
export type Structure =
  | "mnemonic" // a phrase of list words
  | "byte-array" // numbers in brackets
  | "pem" // a block between dashes
  | "keystore" // a JSON file of an encrypted wallet
  | "url-credentials" // `scheme://user:password@host`
  | "url-query" // a secret among the parameters of an address
  | "json-field"; // a value under a certain name in JSON, such as a validator's key or an alert's passphrase

/** One part of what a service issues. */
export interface FamilyPart {
  readonly kind: PartKind;
  /** The service's own word for it. */
  readonly label: string;
  /** Any of these; empty where `structure` says it. */
  readonly shapes: readonly Shape[];
  /** Literal texts with which the values begin, one for each shape that has one: what a prefilter looks for. */
  readonly anchors?: readonly string[];
  /** What stands right before the value and belongs to it: the number of an application and a bar. */
  readonly lead?: Shape;
  readonly structure?: Structure;
  readonly url?: UrlPlace;
  readonly proof?: ProofName;
  /** False when the shape is evidence enough; else a named slot of this family, or a word of it nearby, is needed. */
  readonly contextRequired: boolean;
  /** True where what is public has the same shape as often: only a slot that says secret, private or seed will do. */
  readonly secretSlot?: boolean;
  /** True where identifiers have the same shape: only a slot called token will do. */
  readonly tokenSlot?: boolean;
  /** True for what only works on a test network or in a sandbox. */
  readonly test?: boolean;
  /** True for what is encrypted and worth little without its password. */
  readonly encrypted?: boolean;
  /** False for an identifier, which only names an account. Default true. */
  readonly secret?: boolean;
  /** Where it differs from the family's. */
  readonly severity?: Severity;
}

/** Where a family belongs; the grouping of `rules list`. */
export type FamilyCategory =
  | "wallet"
  | "custody"
  | "payments"
  | "rpc"
  | "market-data"
  | "bot"
  | "cloud"
  | "source-hosting"
  | "packages"
  | "chat"
  | "mail"
  | "ai"
  | "database"
  | "monitoring"
  | "productivity"
  | "secret-store"
  | "generic";

/** What one service issues, or one kind of wallet or file holds. */
export interface Family extends Source {
  /** Stable: rule ids and allowlists use it. */
  readonly id: string;
  /** As the service writes itself. */
  readonly name: string;
  readonly category: FamilyCategory;
  /** What was found, after "Found ". */
  readonly finds: string;
  /** What somebody who has it can do, after "An attacker could ". */
  readonly attackerCould: string;
  /** What to do first. */
  readonly remedy: string;
  readonly severity: Severity;
  readonly parts: readonly FamilyPart[];
  /** Words that make a value without a prefix this family's: in a slot's name, a host, an import, a section, a path. Lower case. */
  readonly keywords: readonly string[];
  /** True for a kind of key or token that others are written like: where another family is named, the value is that one's. */
  readonly yields?: boolean;
  /** Calls and lists whose items are its values, where their name alone says less: `new Account`, `accounts` of `networks`. */
  readonly takers?: readonly { readonly callee: string; readonly within?: string }[];
  /** Headers that carry it, in the service's own case. */
  readonly headers?: readonly string[];
  /** Hosts of its API. */
  readonly hosts?: readonly string[];
  /** Names of files that hold it. */
  readonly files?: readonly string[];
}
