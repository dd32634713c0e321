declare const unused: unique symbol;

/** An order id that no order has. It cannot be empty: an empty one would cancel everything on several exchanges. */
export type UnusedOrderId = string & { readonly [unused]: true };

/** What such an id may look like; the gate lets nothing else through. */
export const UNUSED_ORDER_ID: RegExp = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|1)$/u;

/**
 * An order id that no order of the account has: a random UUID, or the number 1, which on every
 * exchange belongs to somebody's order of long ago.
 *
 * The one way to make an {@link UnusedOrderId}.
 */
export function unusedOrderId(form: "uuid" | "number"): UnusedOrderId {
  return (form === "uuid" ? crypto.randomUUID() : "1") as UnusedOrderId;
}
