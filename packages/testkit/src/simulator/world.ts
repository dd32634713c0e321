import type { Scope } from "@keyguard/core";

/** A key of a simulated exchange. Tests change it as they please; the exchange reads it at each request. */
export interface SimKey {
  readonly key: string;
  /** As the exchange issued it: text, base64, PEM or a wallet's private key. */
  secret: string;
  passphrase: string | undefined;
  name: string;
  /** The id of the account it belongs to. */
  readonly account: string;
  scopes: Record<Scope, boolean>;
  /** Addresses and ranges; empty for any. */
  allowlist: string[];
  createdAt: number;
  /** null for never. */
  lastUsedAt: number | null;
  expiresAt: number | null;
  locked: boolean;
  /** The right to read can be missing while the key is good. */
  highestNonce: number;
}

/** An account; keys of a sub-account name it, a sub-account names its parent. */
export interface SimAccount {
  readonly id: string;
  /** null for a main account. */
  readonly parent: string | null;
  /** How the exchange's calls name it: an e-mail, a uid or a name. */
  readonly label: string;
}

/** What is known to one simulated exchange. */
export interface World {
  readonly accounts: Map<string, SimAccount>;
  readonly keys: Map<string, SimKey>;
  /** The exchange's clock, in milliseconds. */
  now(): number;
}

/** A request as the exchange sees it. */
export interface SimRequest {
  readonly method: string;
  /** Without query, as it was sent. */
  readonly path: string;
  /** Without `?`, as it was sent. */
  readonly query: string;
  readonly fields: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The scheme and host that the client called. */
  readonly origin: string;
  /** The address that the exchange sees, scripted. */
  readonly address: string;
}

/** An answer; a body that is not text is sent as JSON. */
export interface SimAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What an exchange refuses. */
export type Fault =
  | "key"
  | "expired"
  | "locked"
  | "address"
  | "timestamp"
  | "passphrase"
  | "signature"
  | "nonce"
  | "permission"
  | "rate"
  | "maintenance";

/** A route's question. */
export interface Call {
  readonly request: SimRequest;
  readonly key: SimKey;
  readonly account: SimAccount;
  readonly world: World;
  /** The values of `:name` in the route's path. */
  readonly path: Readonly<Record<string, string>>;
  /** Fields of query and body, as texts. */
  field(name: string): string | undefined;
}

/** One path of an exchange. */
export interface Route {
  /** `GET /v5/user/query-api`; `:name` stands for one part of the path. */
  readonly on: string;
  /** The scope that the key needs; null for any valid key. */
  readonly needs: Scope | null;
  answer(call: Call): SimAnswer;
}

/** How one exchange behaves. */
export interface Behaviour {
  readonly id: string;
  /** Unsigned calls. */
  readonly publicRoutes?: Readonly<Record<string, (request: SimRequest, world: World) => SimAnswer>>;
  /** The key's id in a request; undefined where there is none. */
  keyOf(request: SimRequest): string | undefined;
  /** True when the request is signed with the key's secret. */
  signed(request: SimRequest, key: SimKey, world: World): boolean | Promise<boolean>;
  /** The request's time, in milliseconds, and how far it may be off. */
  timeOf?(request: SimRequest): { readonly at: number; readonly windowMs: number } | undefined;
  /** A counter that must rise from call to call. */
  nonceOf?(request: SimRequest): number | undefined;
  passphraseFits?(request: SimRequest, key: SimKey): boolean;
  /** The documented body of each refusal; `key` is undefined where none was found. */
  refuse(fault: Fault, request: SimRequest, key: SimKey | undefined): SimAnswer;
  readonly routes: readonly Route[];
}
