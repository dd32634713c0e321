/**
 * One request that keyguard may send to an exchange. What is not described by one of these never
 * leaves the process: see `guardFetch`.
 */
export interface AllowedRequest {
  readonly method: "GET" | "POST" | "DELETE";
  /** The path exactly as it is sent, without host and query; `{id}` stands for an id that cannot exist. */
  readonly path: string;
  /** What it is good for. `cancel` is sent only where the owner asked for it, and only with an id that cannot exist. */
  readonly purpose: "own-key" | "read" | "gated-read" | "order-test" | "cancel" | "time";
  /** Section and path by which ccxt signs it. Absent for requests that keyguard signs itself or that need no signature. */
  readonly ccxt?: readonly [section: string | readonly string[], path: string];
  /** Fields of query or body that must have exactly this value, where one path serves many purposes. */
  readonly pinned?: Readonly<Record<string, string>>;
  /** The field of query or body that holds the id that cannot exist; only with `cancel`. */
  readonly idField?: string;
}
