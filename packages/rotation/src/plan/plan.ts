import { formatDuration } from "@keyguard/core";
import type { RotationState } from "../ledger/state.ts";
import { hookFindings } from "./consumer-hook.ts";
import type { PlanFinding } from "./finding.ts";
import { NONCE_EXCHANGES } from "./nonce.ts";
import type { RotationFacts } from "./preflight.ts";

/** One step of a plan. */
export interface PlanStep {
  /** The state that the ledger shows when it is done. */
  readonly state: RotationState;
  readonly what: string;
  /** What there is if this step fails or the machine dies within it, and what to do. */
  readonly leaves: string;
}

/** What would happen, step by step. */
export interface RotationPlan {
  readonly key: string;
  readonly exchange: string;
  readonly steps: readonly PlanStep[];
  readonly findings: readonly PlanFinding[];
  /** True when a finding forbids to begin. */
  readonly blocked: boolean;
}

/** What a plan is made from besides {@link RotationFacts}. */
export interface PlanInput {
  readonly key: string;
  readonly exchange: string;
  readonly kind: "api" | "guided";
  readonly newName: string;
  readonly graceMs: number;
  readonly maxKeys: number | null;
  readonly activationMs: number;
  readonly store: {
    readonly place: string;
    readonly writable: boolean;
    readonly fenced: boolean;
    readonly volatile: boolean;
  };
  /** True where the ledger and the escrow are lost with a restart. */
  readonly stateVolatile?: boolean;
  readonly hooks: readonly string[];
  readonly restart?: string;
  /** True where the exchange's calls make keys and delete none. */
  readonly deletesByHand?: boolean;
  /** Whether the exchange wants a one-time code for a new key, and whether somebody can type one; absent for no. */
  readonly oneTimeCode?: "at hand" | "nobody";
  /** Other declared keys that hold the same credential, and programs seen to use it. */
  readonly sharedWith: readonly string[];
  /** The managing key, where there is one. */
  readonly manager: { readonly name: string; readonly exchange: string; readonly isItself: boolean } | null;
}

function block(id: PlanFinding["id"], message: string, remedy: string): PlanFinding {
  return { id, blocks: true, message, remedy };
}

function note(id: PlanFinding["id"], message: string, remedy: string): PlanFinding {
  return { id, blocks: false, message, remedy };
}

function keyFindings(input: PlanInput, facts: RotationFacts): PlanFinding[] {
  const { row, reading, count } = facts;
  const found: PlanFinding[] = [];
  if (row === undefined)
    found.push(
      block(
        "key-not-listed",
        "the account's list does not show this key",
        "check `account` and `by` of its rotation table",
      ),
    );
  if (reading.cause !== null)
    found.push(
      block(
        "key-unreadable",
        `the key does not tell what it may do: ${reading.cause}`,
        `see why: keyguard audit ${input.key}`,
      ),
    );
  if (reading.scopes.withdraw === "yes" || row?.withdraw === "yes")
    found.push(
      block(
        "withdrawal",
        "the key may withdraw, and keyguard makes no key that may",
        "take the right away, or replace this key by hand and note it with: keyguard rotate record",
      ),
    );
  else if (reading.scopes.withdraw === "unknown" && row?.withdraw !== "no")
    found.push(
      note(
        "rights-unknown",
        "the exchange does not tell whether the key may withdraw",
        "look at the key on the exchange's page before you begin",
      ),
    );
  if (count !== null && input.maxKeys !== null && count >= input.maxKeys)
    found.push(
      block(
        "no-free-slot",
        `the account has ${count} keys and may have ${input.maxKeys}: there is no room for the overlap`,
        "delete a key that nobody uses",
      ),
    );
  if (input.oneTimeCode === "nobody")
    found.push(
      block(
        "one-time-code",
        "the exchange makes a new key only against a one-time code, and nobody is there to type it",
        "run it at a terminal",
      ),
    );
  if (input.deletesByHand === true)
    found.push(
      note(
        "deleted-by-hand",
        "the exchange's calls delete no key of this account: a person deletes the old one, or the new one if it is given up",
        "have the page of API keys at hand, and go on with: keyguard rotate resume",
      ),
    );
  for (const name of facts.orphans)
    found.push(
      note(
        "orphan",
        `the key "${name}" was left behind by a rotation and is in nobody's store`,
        "delete it on the exchange's page",
      ),
    );
  return found;
}

function ownFindings(input: PlanInput, facts: RotationFacts): PlanFinding[] {
  const { store, manager } = input;
  const found: PlanFinding[] = [];
  if (facts.open !== undefined)
    found.push(
      block(
        "rotation-open",
        `an earlier rotation stopped at "${facts.open.state}"`,
        `keyguard rotate resume ${input.key}, or abort, or rollback`,
      ),
    );
  if (facts.staged)
    found.push(
      block(
        "staged-elsewhere",
        `another rotation's key waits in ${store.place}: one that another machine began`,
        "finish it there: keyguard rotate resume, or abort",
      ),
    );
  if (!facts.ledgerIntact)
    found.push(block("ledger-damaged", "the ledger is damaged", "see where: keyguard rotate ledger verify"));
  if (!store.writable)
    found.push(
      block(
        "store-not-writable",
        `${store.place} can only be read by keyguard`,
        "move it: keyguard secrets sync FROM TO, and name the new place in keyguard.toml",
      ),
    );
  else if (!store.fenced)
    found.push(
      note(
        "store-not-fenced",
        `${store.place} has no compare-and-set: only this machine's lock guards it`,
        "rotate it from one machine only",
      ),
    );
  if (store.volatile)
    found.push(
      note(
        "volatile-store",
        `${store.place} lies in memory or in a container's own layer, which a restart loses, and may be the only copy`,
        "move it to a volume that stays",
      ),
    );
  if (input.stateVolatile === true)
    found.push(
      note(
        "volatile-state",
        "the ledger and the escrow lie in memory or in a container's own layer: a restart in the midst loses the new key's secret",
        "set XDG_STATE_HOME to a directory that stays",
      ),
    );
  if (manager?.isItself === true)
    found.push(block("manager-is-itself", "the managing key is the key itself", "name another declared key in `by`"));
  else if (manager !== null && manager.exchange !== input.exchange)
    found.push(
      block(
        "manager-elsewhere",
        `the managing key ${manager.name} belongs to ${manager.exchange}`,
        "name a key of the same exchange in `by`",
      ),
    );
  if (input.sharedWith.length > 0 && NONCE_EXCHANGES.has(input.exchange))
    found.push(
      note(
        "shared-nonce",
        `this exchange counts requests by key, and the key is shared with ${input.sharedWith.join(", ")}`,
        "give each program a key of its own",
      ),
    );
  return [...found, ...hookFindings(input.restart)];
}

function steps(input: PlanInput): PlanStep[] {
  const { newName, key, store } = input;
  const byHand = input.kind === "guided";
  const wait =
    input.activationMs > 180_000 ? `, waiting up to ${formatDuration(input.activationMs)} until it is active` : "";
  const oldOnly = "the old key in use, nothing else";
  return [
    { state: "planned", what: "write the intent into the ledger", leaves: oldOnly },
    {
      state: "created",
      what: byHand
        ? `a person makes a key named "${newName}" and pastes it; it goes encrypted into escrow`
        : `create a key named "${newName}" with the old one's rights and addresses; its secret goes encrypted into escrow`,
      leaves: `the old key in use; perhaps a key "${newName}" without a known secret, which resume or abort deletes by name`,
    },
    {
      state: "verified_new",
      what: `call the exchange with the new key${wait}: same rights, same addresses, no withdrawal`,
      leaves: "the old key in use; the new one in escrow. A difference deletes the new one at once",
    },
    {
      state: "stored_pending",
      what: `put the new credential beside the current one in ${store.place}`,
      leaves: "the old key in use; the new one in escrow and staged",
    },
    {
      state: "switched",
      what: `make it the current one${store.fenced ? ", by compare-and-set" : ""}`,
      leaves: "one of the two keys current, both work; rollback goes back",
    },
    {
      state: "confirmed",
      what:
        input.hooks.length === 0
          ? "nobody is registered as a consumer: your word counts"
          : `${input.hooks.join("; ")}; wait until each consumer has shown the new key`,
      leaves: "both keys work; the old one is not deleted before each consumer has shown the new fingerprint",
    },
    { state: "grace", what: `wait ${formatDuration(input.graceMs)}`, leaves: "both keys work" },
    {
      state: "revoked",
      what:
        byHand || input.deletesByHand === true
          ? "a person deletes the old key"
          : "delete the old key, after a last look that the new one works and is current",
      leaves: "the new key in use; the old one perhaps alive, which resume settles",
    },
    {
      state: "verified_dead",
      what: "call with both keys, twice: the new one must work while the old one is refused",
      leaves: "the new key in use; the old one revoked but not proven dead",
    },
    {
      state: "closed",
      what: "clear the staged copy, destroy the escrow, write the end",
      leaves: `the new key in use; resume ${key} clears up`,
    },
  ];
}

/**
 * The plan of a rotation: every step with what would be left if it failed, and what speaks against
 * it. Pure: it calls nobody and changes nothing.
 */
export function planRotation(input: PlanInput, facts: RotationFacts): RotationPlan {
  const findings = [...ownFindings(input, facts), ...keyFindings(input, facts)];
  return {
    key: input.key,
    exchange: input.exchange,
    steps: steps(input),
    findings,
    blocked: findings.some(({ blocks }) => blocks),
  };
}
