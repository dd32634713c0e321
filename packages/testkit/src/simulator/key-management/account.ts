/** A request as it came over the wire. */
export interface ManagementRequest {
  readonly method: string;
  readonly path: string;
  /** Without `?`, still encoded. */
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer; `body` is sent as JSON, undefined as nothing. */
export interface ManagementAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** A key of the simulated sub-account. */
export interface ManagedSimKey {
  readonly id: string;
  readonly secret: string;
  readonly passphrase?: string;
  readonly name: string;
  /** A number that some exchanges name a key by. */
  readonly handle: number;
  /** The rights in the exchange's own JSON. */
  readonly rights: Readonly<Record<string, unknown>>;
  addresses: string[];
  readonly createdAt: number;
}

/** One sub-account and the key that manages it. */
export interface ManagedSimAccount {
  /** Its id, name or e-mail, in the exchange's own word. */
  readonly account: string;
  readonly master: { readonly key: string; readonly secret: string; readonly passphrase?: string };
  readonly keys: ManagedSimKey[];
  now(): number;
  /** A fresh value of the exchange's form for key ids and secrets. */
  value(kind: "key" | "secret"): string;
  nextHandle(): number;
  /** What a person's authenticator shows; exchanges with one-time codes compare. */
  readonly oneTimeCode: string;
}

/** Answers requests that manage keys; undefined for one that is none of them. */
export type ManagementHandler = (
  request: ManagementRequest,
  account: ManagedSimAccount,
) => ManagementAnswer | undefined;

/** JSON answer of status 200. */
export function ok(body: unknown): ManagementAnswer {
  return { status: 200, body };
}

/** The request's JSON object; an empty one for anything else. */
export function json(request: ManagementRequest): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(request.body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Takes a key out; false when there was none. */
export function removeKey(account: ManagedSimAccount, matches: (key: ManagedSimKey) => boolean): boolean {
  const index = account.keys.findIndex(matches);
  if (index !== -1) account.keys.splice(index, 1);
  return index !== -1;
}

/** Puts a new key in. */
export function addKey(
  account: ManagedSimAccount,
  key: Pick<ManagedSimKey, "name" | "rights" | "addresses"> & { readonly passphrase?: string },
): ManagedSimKey {
  const made: ManagedSimKey = {
    id: account.value("key"),
    secret: account.value("secret"),
    handle: account.nextHandle(),
    createdAt: account.now(),
    ...key,
  };
  account.keys.push(made);
  return made;
}

/** The non-empty entries of a text with commas. */
export function commaList(value: unknown): string[] {
  return typeof value === "string" ? value.split(",").filter((entry) => entry !== "") : [];
}
