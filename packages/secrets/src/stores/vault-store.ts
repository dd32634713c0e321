import {
  KeyguardError,
  type ListableStore,
  Secret,
  type StagedStore,
  type Stage,
  type StoredDocument,
  type VersionedStore,
  type WritableStore,
  type WriteOutcome,
} from "@keyguard/core";
import { sameDocument } from "../document.ts";
import { vaultErrors, vaultFailure } from "../hashicorp/vault-answer.ts";
import type { VaultCall } from "../hashicorp/vault-client.ts";
import { type HttpAnswer, jsonBody } from "../http/http-client.ts";
import { contentVersion } from "../version.ts";
import { withStaging } from "./staged-document.ts";

/** HashiCorp Vault or OpenBao. */
export type VaultStore = WritableStore & ListableStore & VersionedStore & StagedStore;

const MAX_DEPTH = 8;
const MAX_NAMES = 5000;

type Fields = Readonly<Record<string, unknown>>;

interface Mount {
  readonly path: string;
  readonly version: 1 | 2;
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

function milliseconds(value: unknown): number | undefined {
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** Vault tells a failed compare-and-set by its text alone: the status is 400 as for any bad input. */
function isCasMismatch(answer: HttpAnswer): boolean {
  return (
    answer.status === 400 && vaultErrors(answer).some((text) => text.includes("check-and-set parameter did not match"))
  );
}

function v1Refused(mount: string): KeyguardError {
  return new KeyguardError(
    "KG_STORE_CANNOT",
    `Cannot write to the mount "${mount}": it is KV version 1, which ignores compare-and-set and keeps no versions`,
    {
      hint: `upgrade it with: vault kv enable-versioning ${mount}`,
    },
  );
}

/** Finds which mount a name lies under, and of which version it is. */
function createMounts(call: VaultCall): (name: string) => Promise<Mount> {
  const known = new Map<string, Promise<Mount>>();
  async function ask(name: string): Promise<Mount> {
    const answer = await call("GET", `sys/internal/ui/mounts/${encodePath(name)}`);
    const data = fieldsOf(jsonBody(answer)?.["data"]);
    if (answer.status !== 200) throw vaultFailure(`find the mount of "${name}"`, answer);
    if (data?.["type"] !== "kv" && data?.["type"] !== "generic")
      throw new KeyguardError("KG_STORE_ANSWER", `Cannot use "vault:${name}": its mount is no key-value store`, {
        hint: "name the mount first, as in secret/bot/binance",
      });
    return {
      path: String(data["path"]).replace(/\/$/u, ""),
      version: fieldsOf(data["options"])?.["version"] === "2" ? 2 : 1,
    };
  }
  return async (name) => {
    const first = name.split("/")[0] ?? "";
    const mount = known.get(first) ?? ask(name);
    known.set(first, mount);
    return mount.then((found) => (`${name}/`.startsWith(`${found.path}/`) ? found : ask(name)));
  };
}

function below(mount: Mount, name: string): string {
  const path = name.slice(mount.path.length + 1);
  if (path !== "") return encodePath(path);
  throw new KeyguardError("KG_USAGE", `Cannot use "vault:${name}": it names the mount only`, {
    hint: "write MOUNT/PATH, as in secret/bot/binance",
  });
}

/** KV version 2 as a store: its versions are ours, its check-and-set is ours. KV version 1 can only be read. */
export function createVaultStore(call: VaultCall): VaultStore {
  const mountOf = createMounts(call);

  async function read(name: string, version?: string): Promise<StoredDocument | undefined> {
    const mount = await mountOf(name);
    const path = below(mount, name);
    const answer = await call(
      "GET",
      mount.version === 2
        ? `${mount.path}/data/${path}${version === undefined ? "" : `?version=${encodeURIComponent(version)}`}`
        : `${mount.path}/${path}`,
    );
    if (answer.status === 404 && jsonBody(answer) !== undefined) return undefined; // absent, or deleted: the body says which
    const outer = fieldsOf(jsonBody(answer)?.["data"]);
    if (answer.status !== 200 || outer === undefined) throw vaultFailure("read a secret", answer);
    if (mount.version === 1)
      return { document: new Secret(outer, `vault:${name}`), version: await contentVersion(JSON.stringify(outer)) };
    const metadata = fieldsOf(outer["metadata"]);
    const data = fieldsOf(outer["data"]);
    const number = metadata?.["version"];
    if (data === undefined || typeof number !== "number") throw vaultFailure("read a secret", { ...answer, status: 0 });
    const updatedAt = milliseconds(metadata?.["created_time"]);
    return {
      document: new Secret(data, `vault:${name}`),
      version: String(number),
      ...(updatedAt === undefined ? {} : { updatedAt }),
    };
  }

  /** The version that compare-and-set wants: 0 only for a name that never had one; a deleted one still counts. */
  async function currentVersion(mount: Mount, path: string): Promise<number> {
    const answer = await call("GET", `${mount.path}/metadata/${path}`);
    if (answer.status === 404) return 0;
    const number = fieldsOf(jsonBody(answer)?.["data"])?.["current_version"];
    if (answer.status !== 200 || typeof number !== "number") throw vaultFailure("look at a secret", answer);
    return number;
  }

  async function write(name: string, document: Fields, cas: number): Promise<WriteOutcome> {
    const mount = await mountOf(name);
    if (mount.version === 1) throw v1Refused(mount.path);
    const answer = await call("POST", `${mount.path}/data/${below(mount, name)}`, { options: { cas }, data: document });
    if (isCasMismatch(answer)) return { status: "conflict" };
    const version = fieldsOf(jsonBody(answer)?.["data"])?.["version"];
    if (answer.status !== 200 || typeof version !== "number") throw vaultFailure("write a secret", answer);
    return { status: "written", version: String(version) };
  }

  async function walk(prefix: string, mount: Mount, depth: number, found: string[]): Promise<void> {
    const answer = await call("GET", `${mount.path}/metadata/${encodePath(prefix)}?list=true`);
    if (answer.status === 404) return;
    const keys = fieldsOf(jsonBody(answer)?.["data"])?.["keys"];
    if (answer.status !== 200 || !Array.isArray(keys)) throw vaultFailure("list secrets", answer);
    for (const key of keys.map(String)) {
      if (found.length >= MAX_NAMES)
        throw new KeyguardError("KG_STORE_ANSWER", `Cannot list secrets in Vault: there are more than ${MAX_NAMES}`, {
          hint: "name the secret itself: vault:PATH",
        });
      if (!key.endsWith("/")) found.push(`${mount.path}/${prefix}${key}`);
      else if (depth < MAX_DEPTH) await walk(`${prefix}${key}`, mount, depth + 1, found);
    }
  }

  const staged = withStaging({
    scheme: "vault",
    get: async (name: string) => read(name),
    async put(name, document, expected) {
      const mount = await mountOf(name);
      if (mount.version === 1) throw v1Refused(mount.path);
      const now = await read(name);
      if ((now?.version ?? null) !== expected) return { status: "conflict" };
      if (now !== undefined && sameDocument(now.document, document))
        return { status: "unchanged", version: now.version };
      const cas = now === undefined ? await currentVersion(mount, below(mount, name)) : Number(now.version);
      return write(name, Secret.reveal(document), cas);
    },
    async remove(name, expected) {
      const mount = await mountOf(name);
      if (mount.version === 1) throw v1Refused(mount.path);
      const now = await read(name);
      if (now?.version !== expected) return { status: "conflict" };
      // One version, and softly: a write that came in between stays, and `vault kv undelete` brings this one back.
      const answer = await call("POST", `${mount.path}/delete/${below(mount, name)}`, { versions: [Number(expected)] });
      if (answer.status !== 204 && answer.status !== 200) throw vaultFailure("remove a secret", answer);
      return { status: "written", version: expected };
    },
  } satisfies WritableStore);

  return {
    ...staged,
    async stage(name, document, token) {
      const mount = await mountOf(name);
      if (mount.version === 1) throw v1Refused(mount.path);
      return staged.stage(name, document, token);
    },
    async list() {
      const answer = await call("GET", "sys/internal/ui/mounts");
      const mounts = fieldsOf(fieldsOf(jsonBody(answer)?.["data"])?.["secret"]);
      if (answer.status !== 200 || mounts === undefined) throw vaultFailure("list secrets", answer);
      const found: string[] = [];
      for (const [path, facts] of Object.entries(mounts)) {
        const isV2 = fieldsOf(fieldsOf(facts)?.["options"])?.["version"] === "2";
        if (fieldsOf(facts)?.["type"] === "kv" && isV2)
          await walk("", { path: path.replace(/\/$/u, ""), version: 2 }, 0, found);
      }
      return found.sort().map((name) => ({ name }));
    },
    async versions(name) {
      const mount = await mountOf(name);
      if (mount.version === 1) return [];
      const answer = await call("GET", `${mount.path}/metadata/${below(mount, name)}`);
      if (answer.status === 404) return [];
      const data = fieldsOf(jsonBody(answer)?.["data"]);
      const versions = fieldsOf(data?.["versions"]);
      if (answer.status !== 200 || versions === undefined) throw vaultFailure("list versions", answer);
      return Object.entries(versions)
        .map(([version, facts]) => {
          const createdAt = milliseconds(fieldsOf(facts)?.["created_time"]);
          const stages: Stage[] = Number(version) === data?.["current_version"] ? ["current"] : [];
          return { version, stages, ...(createdAt === undefined ? {} : { createdAt }) };
        })
        .sort((a, b) => Number(b.version) - Number(a.version));
    },
    getVersion: async (name, version) => read(name, version),
  };
}
