import type { Behaviour, Fault, SimAnswer } from "./world.ts";

/** An answer's status and body; `{ip}` in the body becomes the address that the exchange saw. */
type Refusal = readonly [status: number, body: unknown];

/** Which refusal stands in for one that an exchange does not have. */
const INSTEAD: Partial<Record<Fault, Fault>> = {
  nonce: "timestamp",
  timestamp: "signature",
  locked: "key",
  expired: "key",
  passphrase: "signature",
  address: "key",
  signature: "key",
};

/** The refusals of an exchange, from its documented bodies. What has no body of its own is answered as the exchange answers it. */
export function refusals(table: Partial<Record<Fault, Refusal>> & { readonly key: Refusal }): Behaviour["refuse"] {
  return (fault, request): SimAnswer => {
    let at: Fault | undefined = fault;
    while (at !== undefined && table[at] === undefined) at = INSTEAD[at];
    if (at === undefined && fault === "rate")
      return { status: 429, body: { message: "too many requests" }, headers: { "retry-after": "0" } };
    if (at === undefined && fault === "maintenance") return { status: 503, body: { message: "under maintenance" } };
    const [status, body] = (at === undefined ? undefined : table[at]) ?? [403, { message: "permission denied" }];
    const text = (typeof body === "string" ? body : JSON.stringify(body)).replaceAll("{ip}", request.address);
    return { status, body: text };
  };
}
