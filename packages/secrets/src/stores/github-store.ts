import {
  KeyguardError,
  type ListableStore,
  type Random,
  Secret,
  type SecretDocument,
  type WriteOnlyStore,
} from "@keyguard/core";
import { documentPart, PARTS } from "../document.ts";
import { sealBox } from "../github/sealed-box.ts";
import { type HttpAnswer, type HttpClient, isTransient, jsonBody, strangeAnswer } from "../http/http-client.ts";
import { variableName } from "../variables.ts";

/** GitHub Actions secrets: what is written can never be read back, only its date moves. */
export type GithubStore = WriteOnlyStore & ListableStore;

/** What the store needs. */
export interface GithubStoreOptions {
  /** `https://api.github.com`, or that of an Enterprise server. */
  readonly origin: string;
  readonly token: Secret;
  readonly http: HttpClient;
  readonly random: Random;
  /** What `list()` looks at: `OWNER/REPO`, `OWNER/REPO/ENVIRONMENT` or `OWNER`. */
  readonly listed?: string;
}

const SERVICE = "GitHub";
const MAX_BYTES = 48 * 1024;
const MAX_PAGES = 20;

interface Target {
  /** The path of its secrets in the API. */
  readonly path: string;
  readonly organisation: boolean;
}

function targetOf(owner: string): Target {
  const parts = owner.split("/");
  const [name, repo, ...environment] = parts.map(encodeURIComponent);
  if (name === undefined || parts.some((part) => part === "")) throw badPlace();
  if (repo === undefined) return { path: `/orgs/${name}/actions/secrets`, organisation: true };
  const at = `/repos/${name}/${repo}`;
  // An environment's name may hold slashes.
  return {
    path: environment.length === 0 ? `${at}/actions/secrets` : `${at}/environments/${environment.join("%2F")}/secrets`,
    organisation: false,
  };
}

function badPlace(): KeyguardError {
  return new KeyguardError(
    "KG_USAGE",
    "Cannot read the place of a secret: a GitHub place names an owner and a prefix",
    {
      hint: "write github:OWNER/REPO#PREFIX, github:OWNER/REPO/ENVIRONMENT#PREFIX or github:ORGANISATION#PREFIX",
    },
  );
}

function splitName(name: string): { readonly target: Target; readonly prefix: string } {
  const mark = name.lastIndexOf("#");
  const prefix = name.slice(mark + 1).toUpperCase();
  if (mark < 1 || !/^[A-Z_][A-Z0-9_]*$/u.test(prefix) || prefix.startsWith("GITHUB_")) throw badPlace();
  return { target: targetOf(name.slice(0, mark)), prefix };
}

function failure(what: string, answer: HttpAnswer): KeyguardError {
  const limited = answer.status === 403 && answer.headers.get("x-ratelimit-remaining") === "0";
  if (isTransient(answer) || limited)
    return new KeyguardError(
      "KG_STORE_AWAY",
      `Cannot ${what} at GitHub: it answers HTTP ${answer.status}${limited ? " (rate limit)" : ""}`,
      { hint: "try again later" },
    );
  if (answer.status === 401 || answer.status === 403 || answer.status === 404)
    return new KeyguardError("KG_STORE_DENIED", `Cannot ${what} at GitHub: it answers HTTP ${answer.status}`, {
      hint: "check the name, and that the token may write secrets (GITHUB_TOKEN of a job never may)",
    });
  return jsonBody(answer) === undefined
    ? strangeAnswer(SERVICE, answer)
    : new KeyguardError("KG_STORE_ANSWER", `Cannot ${what} at GitHub: it answers HTTP ${answer.status}`, {
        hint: "GitHub's status page tells of outages; else check what the token may do",
      });
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** One secret a part (`PREFIX_API_KEY`, …): a JSON document as one value would defeat GitHub's masking of logs. */
export function createGithubStore({ origin, token, http, random, listed }: GithubStoreOptions): GithubStore {
  async function send(method: string, path: string, body?: Readonly<Record<string, unknown>>): Promise<HttpAnswer> {
    return http(() => ({
      method,
      url: `${origin}${path}`,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${Secret.reveal(token)}`,
        "user-agent": "keyguard",
        "x-github-api-version": "2022-11-28",
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }));
  }

  async function publicKey(target: Target): Promise<{ readonly id: string; readonly key: Uint8Array }> {
    const answer = await send("GET", `${target.path}/public-key`);
    const body = jsonBody(answer);
    if (answer.status !== 200) throw failure("get the public key", answer);
    const { key_id: id, key } = (body ?? {}) as Record<"key_id" | "key", unknown>;
    const bytes = typeof key === "string" ? Uint8Array.from(atob(key), (char) => char.charCodeAt(0)) : new Uint8Array();
    if (typeof id !== "string" || bytes.length !== 32) throw strangeAnswer(SERVICE, answer);
    return { id, key: bytes };
  }

  /** An organisation's secret keeps who may see it; a new one is for private repositories. */
  async function visibility(target: Target, name: string): Promise<Readonly<Record<string, unknown>>> {
    if (!target.organisation) return {};
    const answer = await send("GET", `${target.path}/${name}`);
    const known = answer.status === 200 ? jsonBody(answer)?.["visibility"] : undefined;
    if (known !== "selected") return { visibility: known === "all" ? "all" : "private" };
    const repositories = jsonBody(await send("GET", `${target.path}/${name}/repositories?per_page=100`))?.[
      "repositories"
    ];
    const ids = Array.isArray(repositories)
      ? repositories.map((repository: { readonly id: number }) => repository.id)
      : [];
    return { visibility: "selected", selected_repository_ids: ids };
  }

  async function write(target: Target, name: string, value: Secret): Promise<void> {
    const bytes = new TextEncoder().encode(Secret.reveal(value));
    if (bytes.length > MAX_BYTES)
      throw new KeyguardError("KG_SECRET_INVALID", `Cannot write "${name}" at GitHub: it is larger than 48 KB`, {
        hint: "GitHub takes no larger secret; keep it in another store",
      });
    const visible = await visibility(target, name);
    for (let attempt = 0; ; attempt++) {
      const { id, key } = await publicKey(target);
      const answer = await send("PUT", `${target.path}/${name}`, {
        encrypted_value: toBase64(sealBox(bytes, key, random)),
        key_id: id,
        ...visible,
      });
      if (answer.status === 201 || answer.status === 204) return;
      if (answer.status !== 422 || attempt > 0) throw failure("write a secret", answer); // 422: the key was replaced meanwhile
    }
  }

  async function updatedAt(target: Target, name: string): Promise<string> {
    const answer = await send("GET", `${target.path}/${name}`);
    if (answer.status !== 200) throw failure("look at a secret", answer);
    return String(jsonBody(answer)?.["updated_at"]);
  }

  async function names(target: Target): Promise<{ name: string; updatedAt: number }[]> {
    const found: { name: string; updatedAt: number }[] = [];
    for (let page = 1; page <= MAX_PAGES; page++) {
      const answer = await send("GET", `${target.path}?per_page=100&page=${page}`);
      const secrets = jsonBody(answer)?.["secrets"];
      if (answer.status !== 200) throw failure("list secrets", answer);
      if (!Array.isArray(secrets)) throw strangeAnswer(SERVICE, answer);
      for (const secret of secrets as Record<string, unknown>[])
        found.push({ name: String(secret["name"]), updatedAt: Date.parse(String(secret["updated_at"])) });
      if (secrets.length < 100) break;
    }
    return found;
  }

  return {
    scheme: "github",
    async overwrite(name, document: SecretDocument) {
      const { target, prefix } = splitName(name);
      const parts = PARTS.flatMap((part) => {
        const value = documentPart(document, part);
        return value === undefined ? [] : [{ variable: variableName(prefix, part), value }];
      });
      if (parts.length === 0)
        throw new KeyguardError(
          "KG_SECRET_INVALID",
          `Cannot write "github:${name}": the document has no key, secret or passphrase`,
          { hint: "give it one: GitHub's secrets have no other fields" },
        );
      for (const { variable, value } of parts) await write(target, variable, value);
      const dates = await Promise.all(parts.map(async ({ variable }) => updatedAt(target, variable)));
      return { version: dates.sort().at(-1) ?? "" };
    },
    async erase(name) {
      const { target, prefix } = splitName(name);
      for (const part of PARTS) {
        const answer = await send("DELETE", `${target.path}/${variableName(prefix, part)}`);
        if (answer.status !== 204 && answer.status !== 404) throw failure("remove a secret", answer);
      }
    },
    async list() {
      if (listed === undefined)
        throw new KeyguardError("KG_USAGE", "Cannot list GitHub secrets: no repository is named", {
          hint: "set GITHUB_REPOSITORY to OWNER/REPO, or name it: github:OWNER/REPO",
        });
      const found = await names(targetOf(listed));
      return found
        .map(({ name, updatedAt: date }) => ({ name: `${listed}#${name}`, updatedAt: date }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}
