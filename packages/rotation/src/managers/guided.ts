import type { Credential } from "@keyguard/core";
import { type CallResult, type KeyManager, plainId, refused } from "./key-manager.ts";

/** What a person is asked to do. */
export interface Instruction {
  /** One line. */
  readonly title: string;
  /** What to do, in order. */
  readonly steps: readonly string[];
}

/** A person at a terminal, or whoever stands in for one. */
export interface Operator {
  /** Shows the instruction and takes the new key by hidden input; undefined when nobody is there. */
  readonly takeKey: (instruction: Instruction) => Promise<Credential | undefined>;
  /** Shows the instruction and waits until it is said to be done; false when nobody is there, or says no. */
  readonly confirm: (instruction: Instruction) => Promise<boolean>;
}

/** What the guide tells about. */
export interface GuideOptions {
  readonly exchange: string;
  /** The exchange's name as it writes itself. */
  readonly exchangeName: string;
  /** The page where keys are made. */
  readonly page: string;
  /** What to tick, in plain words; from the old key's own rights. */
  readonly rights: readonly string[];
  /** The addresses to bind it to; empty when the old key is bound to none. */
  readonly addresses: readonly string[];
  /** What stands between addresses in the form; null when each has its own field. */
  readonly separator: string | null;
  readonly hasPassphrase: boolean;
  /** How long a new key may take until it works, in milliseconds. */
  readonly activationMs: number;
  readonly operator: Operator;
}

function creation(options: GuideOptions, name: string): Instruction {
  const { addresses, separator } = options;
  const where =
    addresses.length === 0
      ? "The old key is bound to no address. Better bind this one: see `keyguard ip`, and bind both alike."
      : `Bind it to ${addresses.length === 1 ? "this address" : "these addresses"}: ${addresses.join(separator ?? ", ")}`;
  return {
    title: `Make a new key at ${options.exchangeName}`,
    steps: [
      `Open ${options.page}`,
      `Name it exactly: ${name}`,
      `Tick: ${options.rights.length === 0 ? "what the old key has" : options.rights.join(", ")}`,
      "Do not tick: withdrawal, transfer to other users, or anything the old key does not have",
      where,
      ...(options.hasPassphrase ? ["Choose a passphrase of its own, not the account's password"] : []),
      "Then paste the key and its secret here; nothing shows while you type",
    ],
  };
}

/**
 * The key manager of an exchange that lets no program make keys: a person does it on the page that is
 * named, and keyguard checks what came out.
 */
export function createGuidedManager(options: GuideOptions): KeyManager {
  const { operator, exchangeName, page } = options;
  const nobody = (): CallResult<never> =>
    refused("permission-missing", `${exchangeName} lets no program do this, and nobody is at the terminal`);
  const erase = async (name: string): Promise<CallResult<undefined>> => {
    const steps = [`Open ${page}`, `Delete ${name}, and nothing else`, "Say here that it is done"];
    return (await operator.confirm({ title: `Delete a key at ${exchangeName}`, steps }))
      ? { ok: true, value: undefined }
      : nobody();
  };
  return {
    exchange: options.exchange,
    kind: "guided",
    idOf: plainId,
    keyName: (rotation) => `kg-${rotation}`,
    passphrase: null, // a person chooses it on the page
    activationMs: options.activationMs,
    maxKeys: null,
    list: async () => ({ ok: true, value: null }),
    detail: async (key) => ({ ok: true, value: key }),
    async create({ name }) {
      const credential = await operator.takeKey(creation(options, name));
      return credential === undefined ? nobody() : { ok: true, value: credential };
    },
    remove: async (key) => erase(key.name.startsWith("kg-") ? `the key named ${key.name}` : "the old key"),
  };
}
