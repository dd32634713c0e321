import type { PlanStep, RotationPlan } from "./plan.ts";

/** What a revoke-first plan is made from. */
export interface PanicInput {
  readonly key: string;
  readonly exchange: string;
  /** How the key can be killed: by the managing key, by itself, or by a person. */
  readonly revoke: "manager" | "self" | "person";
  /** The exchange's page where a person deletes keys. */
  readonly page: string | null;
  /** True when killing it kills every key of the account, as Bitstamp's call does. */
  readonly killsAll: boolean;
}

/**
 * The plan for a key that leaked: it dies first, without overlap or grace, and everything else comes
 * after. Bots that use it stop at that moment; open orders and positions stay.
 */
export function planPanic(input: PanicInput): RotationPlan {
  const { key, exchange, page } = input;
  const how = {
    manager: "delete the key with the managing key, now",
    self: input.killsAll ? "have the key revoke every key of the account, now" : "have the key delete itself, now",
    person: `delete the key on the exchange's page${page === null ? "" : `, ${page}`}, now`,
  }[input.revoke];
  const steps: PlanStep[] = [
    { state: "revoking", what: how, leaves: "the leaked key perhaps alive: do it again, or by hand" },
    {
      state: "revoked",
      what: "look whether it is dead; the wait is bounded, nothing else waits for it",
      leaves: "the key revoked, not yet proven dead",
    },
    {
      state: "verified_dead",
      what: "look at open orders, positions and withdrawals by hand: deleting a key closes none of them",
      leaves: "the key dead; its programs stopped",
    },
    { state: "created", what: `make a new key for ${key}, bound to an address, and store it`, leaves: "no key in use" },
  ];
  return { key, exchange, steps, findings: [], blocked: false };
}
