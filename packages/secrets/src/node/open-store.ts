import {
  type Clock,
  type Fetch,
  KeyguardError,
  type Place,
  type ReadableStore,
  type SecretStore,
  type StoreScheme,
} from "@keyguard/core";
import { ambientReadFile } from "../ambient.ts";
import { canRead, cannot } from "../capabilities.ts";
import type { Environment } from "../variables.ts";
import type { AskPassphrase } from "./vault/vault-key.ts";

/** What stores need of their surroundings. */
export interface StoreContext {
  readonly environment: Environment;
  /** Where relative paths begin: the directory of `keyguard.toml`, or the current one. */
  readonly directory: string;
  /** Asks for the vault's passphrase; absent where nobody can be asked. */
  readonly ask?: AskPassphrase;
  readonly fetch?: Fetch;
  readonly clock?: Clock;
  /** Takes one line for a person, such as the end of a token that cannot be renewed; by default nobody is told. */
  readonly notice?: (line: string) => void;
}

type Opener = (context: StoreContext) => Promise<SecretStore>;

// Each store is loaded when it is used: who keeps keys in the environment does not pay for the others.
const OPEN: Readonly<Record<StoreScheme, Opener>> = {
  env: async ({ environment }) => {
    const { createEnvStore } = await import("../stores/env-store.ts");
    const readFile = ambientReadFile();
    return createEnvStore({ environment, ...(readFile && { readFile }) });
  },
  dotenv: async ({ directory, clock }) => {
    const { createDotenvStore } = await import("./stores/dotenv-store.ts");
    const readFile = ambientReadFile();
    return createDotenvStore({ directory, ...(readFile && { readFile }), ...(clock && { clock }) });
  },
  file: async ({ directory, clock }) => {
    const { createFileStore } = await import("./stores/file-store.ts");
    return createFileStore({ directory, ...(clock && { clock }) });
  },
  local: async ({ environment, ask, clock }) => {
    const { createLocalStore } = await import("./stores/local-store.ts");
    return createLocalStore({ environment, ...(ask && { ask }), ...(clock && { clock }) });
  },
  aws: async (context) => {
    const { openAwsStore } = await import("./aws/open-aws-store.ts");
    return openAwsStore(context);
  },
  vault: async (context) => {
    const { openVaultStore } = await import("./hashicorp/open-vault-store.ts");
    return openVaultStore(context);
  },
  github: async (context) => {
    const { openGithubStore } = await import("./open-github-store.ts");
    return openGithubStore(context);
  },
  command: async ({ environment, directory }) => {
    const { createCommandStore } = await import("./stores/command-store.ts");
    return createCommandStore({ environment, directory });
  },
};

/** Opens stores, each once. */
export interface Stores {
  /** @throws {KeyguardError} `KG_STORE_SETUP` when the store's address or credentials are missing */
  open(scheme: StoreScheme): Promise<SecretStore>;
  /** @throws {KeyguardError} `KG_STORE_CANNOT` for a store that can only be written */
  openReadable(place: Place): Promise<ReadableStore>;
}

/** Stores of one context; a store that is asked for twice is opened once, so that its token and its passphrase serve all. */
export function createStores(context: StoreContext): Stores {
  const opened = new Map<StoreScheme, Promise<SecretStore>>();
  async function open(scheme: StoreScheme): Promise<SecretStore> {
    const known = opened.get(scheme) ?? OPEN[scheme](context);
    opened.set(scheme, known);
    return known;
  }
  return {
    open,
    async openReadable(place) {
      const store = await open(place.scheme);
      if (canRead(store)) return store;
      throw cannot(
        store,
        "read a secret",
        "what was written there cannot be read back by anyone; name the store it came from",
      );
    },
  };
}

/** What fills a place: the environment and commands are not keyguard's to write. */
export function howToFill(shown: string, part?: "key" | "secret"): string {
  const [, scheme, name = ""] = /^(env|command):(.*)$/su.exec(shown) ?? [];
  if (scheme === "command") return "the command has to print it, as JSON with key and secret";
  if (scheme === undefined)
    return `store it with: keyguard secrets set ${shown}${part === undefined ? "" : `#${part}`}`;
  const variables = [...(part === "secret" ? [] : ["API_KEY"]), ...(part === "key" ? [] : ["API_SECRET"])];
  return `set ${variables.map((end) => `${name}_${end}`).join(" and ")} in the environment, or name another store`;
}

/** The error for a place with nothing in it. */
export function nothingThere(shown: string): KeyguardError {
  return new KeyguardError(
    "KG_SECRET_MISSING",
    `Cannot find a secret at "${shown}": there is nothing under that name`,
    {
      hint: howToFill(shown),
    },
  );
}
