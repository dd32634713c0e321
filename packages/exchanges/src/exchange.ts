import type { Confidence, Severity } from "@keyguard/core";
import type { Shape } from "./grammar.ts";

/** Where a fact comes from. `certain` is never used for a fact: documentation can be wrong. */
export interface Source {
  /** The page, repository file or report, named so that a reader finds it. */
  readonly source: string;
  /** When it was read, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly confidence: Exclude<Confidence, "certain">;
}

/** How a value proves itself beyond its alphabet; the scanner implements each one. */
export type Proof =
  | "mixed" // lower and upper case and digits, without runs and repeats; 1 in 24 values of 18 has no digit by chance
  | "one-case" // letters of one case and digits, without runs and repeats
  | "random" // of an alphabet that is not known: many different characters, no runs, no words
  | "hex-entropy" // enough distinct digits, not text in hex
  | "hex-groups" // groups joined by `-`: each of eight hex digits holds a digit, which sets it apart from hyphenated words
  | "uuid-v4"
  | "object-id" // a MongoDB ObjectId with KuCoin's process id and a plausible time
  | "base64-canonical" // decodes and encodes back to itself
  | "ed25519-pair" // 64 bytes: a seed and the public key it derives to
  | "ed25519-seed" // 32 bytes that derive to the key beside them
  | "secp256k1-scalar" // 32 bytes within the curve's order
  | "pkcs8-ed25519"
  | "ec-private-der"
  | "rsa-private-der"
  | "uuid-crockford"; // four groups of seven that decode to a version 4 UUID

/** A PEM block instead of a run of characters; the label between `BEGIN` and the dashes. */
export interface PemShape {
  readonly pem: readonly string[];
}

/** One part of a credential. */
export interface PartGrammar {
  readonly kind: "key" | "secret" | "passphrase" | "private-key" | "token";
  /** The exchange's own word for it, such as `Access Key`. */
  readonly label: string;
  /** Any of these. */
  readonly shapes: readonly (Shape | PemShape)[];
  readonly proof?: Proof;
  /** True when the shape alone is evidence (a prefix, an unusual grouping); else a named slot or a pair is needed. */
  readonly distinctive?: boolean;
  /** False where a credential is whole without it. Default true. */
  readonly required?: boolean;
}

/** One form of credential that an exchange issues. */
export interface CredentialGrammar extends Source {
  /** Unique among all exchanges, such as `binance-hmac`. */
  readonly id: string;
  readonly environment: "live" | "test";
  readonly parts: readonly PartGrammar[];
  /** When leaked, before anything is known about the key. Default: `critical` for live, `low` for test. */
  readonly severity?: Severity;
}

/**
 * How people and programs name an exchange. Names are compared as {@link nameKey} spells them,
 * so `gate.io`, `Gate IO` and `gate_io` are one name.
 */
export interface ExchangeNames {
  /** ccxt class ids that speak this exchange's API; the main one first. Empty when ccxt has none. */
  readonly ccxt: readonly string[];
  /** Other names in lower case: former ones, regional sisters on the same API, common spellings. */
  readonly aliases: readonly string[];
  /** Packages and modules of its SDKs, as they are imported: `python-binance`, `binance.client`. */
  readonly packages: readonly string[];
  /** Classes and functions of its SDKs that take credentials, in their own case: `UMFutures`. Only names that point to this exchange. */
  readonly classes: readonly string[];
  /** Prefixes of environment variables in capitals, without the trailing underscore: `BINANCE`, `BN`. */
  readonly environment: readonly string[];
  /**
   * Which of this file's names (id, aliases, packages, prefixes, headers, parameters; in lower case) are also common words or
   * another product's: `gate`, `gemini`, `x-api-key`. Such a name tells nothing inside running text or a longer word;
   * it needs a place of its own (a section, a variable's prefix, an object's key) and a value of this exchange's shape.
   */
  readonly weak: readonly string[];
  /** Names of files in which its credentials lie, such as `kraken.key`; a file of bare lines has the key first. */
  readonly files?: readonly string[];
}

/** Where a credential travels in a request. Header names in the exchange's own case. */
export interface RequestSlots {
  /** Headers with the key; empty where it travels in a parameter, a token or a signature only. */
  readonly key: readonly string[];
  /** Headers with the secret itself, of exchanges that do not sign. */
  readonly secret?: readonly string[];
  readonly passphrase?: readonly string[];
  /** Headers and parameters with a signature, which is not a secret. */
  readonly signature?: readonly string[];
  /** Fields of a query or a body that carry the key, or the secret itself, in the exchange's own case. */
  readonly parameters?: { readonly key: readonly string[]; readonly secret?: readonly string[] };
}

/** What an exchange does to a key by itself. */
export interface KeyPolicy extends Source {
  readonly effect: "deleted" | "invalid" | "loses-trading" | "loses-trading-and-withdrawal";
  /** What starts the time running. */
  readonly trigger: "created" | "idle" | "password-changed";
  /** How long after the trigger, such as `90d`; `0d` at once. */
  readonly after: string;
  /** True when a key that is bound to an address is spared. */
  readonly onlyUnbound: boolean;
  /** Scopes that make a key subject to it; empty for every key. */
  readonly onlyWith: readonly ("trade" | "withdraw" | "transfer.internal")[];
  /** What the owner can do in time. */
  readonly remedy: string;
}

/** How a key is bound to addresses. */
export interface AllowlistRules extends Source {
  /** `required`: no key without; `optional`; `none`: the exchange has no such thing; `unknown`. */
  readonly support: "required" | "optional" | "none" | "unknown";
  /** Most entries of one key, or null where not stated. */
  readonly maxEntries: number | null;
  /** Ranges in CIDR form. */
  readonly cidr: "yes" | "no" | "unknown";
  readonly ipv6: "yes" | "no" | "unknown";
  /** What separates entries in the form: `", "`, `"\n"` for one a line, or null where each has a field of its own or it is not known. */
  readonly separator: string | null;
  /** A public address of the exchange that answers with the caller's own, where it has one. */
  readonly tellsAddress?: string;
}

/** What can be done to keys by a program. */
export interface KeyManagement extends Source {
  /** The page where a person creates, restricts and deletes keys. */
  readonly page: string;
  /** `own-key`: there is a call that tells a key's rights; `probe`: only harmless calls tell; `none`: keys have no rights of their own. */
  readonly introspection: "own-key" | "probe" | "none" | "unknown";
  /**
   * Whose keys an API call can create and delete: sub-accounts', those of an owner who gives a one-time code or signs
   * with a wallet, the calling key's successor, or nobody's.
   */
  readonly create: "sub-account" | "one-time-code" | "wallet-signature" | "self-rotation" | "none" | "unknown";
  /** True when a call is known by which a key ends itself. */
  readonly selfRevoke: boolean;
  /** Most keys of one account, or null where not stated. */
  readonly maxKeys: number | null;
}

/** Everything keyguard knows about one exchange. Its own source stands for the names, the hosts and the request slots. */
export interface Exchange extends Source {
  /** ccxt's id where it has one; else in its manner. */
  readonly id: string;
  /** As the exchange writes itself. */
  readonly name: string;
  readonly names: ExchangeNames;
  readonly request: RequestSlots;
  /** API and site hosts, without scheme. */
  readonly hosts: readonly string[];
  /** Hosts of testnets, sandboxes and demo trading. */
  readonly testHosts: readonly string[];
  readonly credentials: readonly CredentialGrammar[];
  readonly keyPolicies: readonly KeyPolicy[];
  readonly allowlist: AllowlistRules;
  readonly keyManagement: KeyManagement;
}
