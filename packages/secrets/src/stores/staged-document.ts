import {
  KeyguardError,
  Secret,
  type SecretDocument,
  type Stage,
  type StagedStore,
  type StoredDocument,
  type WritableStore,
  type WriteOutcome,
} from "@keyguard/core";
import { sameDocument } from "../document.ts";

/** The field beside the parts in which a replacement and the one before are kept. */
const FIELD = "keyguard";
/** How often a step starts again when someone else wrote in between. */
const ATTEMPTS = 5;

type Fields = Readonly<Record<string, unknown>>;

interface Waiting {
  readonly token: string;
  readonly document: Fields;
}

interface Split {
  readonly current: Fields;
  readonly pending?: Waiting;
  readonly previous?: Waiting;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function waiting(value: unknown): Waiting | undefined {
  if (!isFields(value) || typeof value["token"] !== "string" || !isFields(value["document"])) return undefined;
  return { token: value["token"], document: value["document"] };
}

function split(document: SecretDocument): Split {
  const { [FIELD]: state, ...current } = Secret.reveal(document) as Record<string, unknown>;
  const pending = isFields(state) ? waiting(state["pending"]) : undefined;
  const previous = isFields(state) ? waiting(state["previous"]) : undefined;
  return { current, ...(pending && { pending }), ...(previous && { previous }) };
}

function join({ current, pending, previous }: Split, label: string): SecretDocument {
  const state = { ...(pending && { pending }), ...(previous && { previous }) };
  return new Secret(Object.keys(state).length === 0 ? current : { ...current, [FIELD]: state }, label);
}

/** What was read, without what waits beside it. */
function onlyCurrent(stored: StoredDocument): StoredDocument {
  return { ...stored, document: new Secret(split(stored.document).current, stored.document.label) };
}

/**
 * Staging for any store with compare-and-set: the pending and the previous document lie in one field
 * beside the current parts, so that a promotion is one write and no reader ever sees half of it.
 */
export function withStaging<Store extends WritableStore>(
  store: Store,
): Omit<Store, keyof WritableStore> & WritableStore & StagedStore {
  async function change(name: string, step: (now: Split) => Split | "unchanged" | "conflict"): Promise<WriteOutcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const stored = await store.get(name);
      const label = stored?.document.label ?? `${store.scheme}:${name}`;
      const next = step(stored === undefined ? { current: {} } : split(stored.document));
      if (next === "conflict") return { status: "conflict" };
      if (next === "unchanged") return { status: "unchanged", version: stored?.version ?? "" };
      const outcome = await store.put(name, join(next, label), stored?.version ?? null);
      if (outcome.status !== "conflict") return outcome;
    }
    throw new KeyguardError("KG_STORE_CONFLICT", `Cannot write "${store.scheme}:${name}": it changes all the time`, {
      hint: "find out what else writes it, then run the command again",
    });
  }

  return {
    ...store,
    async get(name) {
      const stored = await store.get(name);
      return stored && onlyCurrent(stored);
    },
    async put(name, document, expected) {
      const stored = expected === null ? undefined : await store.get(name);
      if (expected !== null && stored?.version !== expected) return { status: "conflict" };
      const now = stored === undefined ? { current: {} } : split(stored.document);
      return store.put(name, join({ ...now, current: split(document).current }, document.label), expected);
    },
    async getStage(name, stage: Stage) {
      const stored = await store.get(name);
      if (stored === undefined) return undefined;
      if (stage === "current") return onlyCurrent(stored);
      const found = split(stored.document)[stage];
      return (
        found && {
          version: stored.version,
          token: found.token,
          document: new Secret(found.document, `${stored.document.label} (${stage})`),
        }
      );
    },
    async stage(name, document, token) {
      const fields = split(document).current;
      return change(name, (now) => {
        if (now.previous?.token === token) return "unchanged"; // it has been promoted already
        if (now.pending === undefined) return { ...now, pending: { token, document: fields } };
        if (now.pending.token !== token) return "conflict"; // another replacement waits: it must not be lost
        return sameDocument(new Secret(now.pending.document, ""), new Secret(fields, "")) ? "unchanged" : "conflict";
      });
    },
    async promote(name, token) {
      return change(name, (now) => {
        if (now.pending?.token === token)
          return { current: now.pending.document, previous: { token, document: now.current } };
        return now.previous?.token === token ? "unchanged" : "conflict";
      });
    },
    async discard(name, token) {
      return change(name, ({ current, pending, previous }) => {
        if (pending?.token !== token && previous?.token !== token) return "unchanged";
        return {
          current,
          ...(pending && pending.token !== token && { pending }),
          ...(previous && previous.token !== token && { previous }),
        };
      });
    },
    async restore(name) {
      return change(name, ({ current: now, previous, ...rest }) =>
        previous === undefined
          ? "conflict"
          : { ...rest, current: previous.document, previous: { token: `restored:${previous.token}`, document: now } },
      );
    },
  };
}
