import sodium from "libsodium-wrappers";
import { type Answer, type Running, type SeenRequest, serve } from "./serve.ts";

// GitHub's API of Actions secrets with real keys, which test/github-store.test.ts holds to GitHub's own client.

/** One secret, decrypted as GitHub's runners would. */
export interface KeptSecret {
  value: string;
  readonly createdAt: string;
  updatedAt: string;
  visibility?: unknown;
  repositories?: unknown;
}

/** The fake and its switches. */
export interface FakeGithub extends Running {
  /** What is stored, by path and name. */
  readonly secrets: Map<string, KeptSecret>;
  /** Makes a new key pair: the old one no longer opens. */
  replaceKey(): void;
  /** Answers the next request with this instead. */
  failNext(answer: Answer | undefined): void;
}

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8" },
  body,
});
const invalid = (message: string): Answer => json(422, { message });

const KINDS = /^\/(?:repos\/[^/]+\/[^/]+\/(?:actions|environments\/[^/]+)|orgs\/[^/]+\/actions)\/secrets$/u;

interface Keys {
  readonly id: string;
  readonly pair: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };
}

/** What a sealed value holds, or undefined for one that this key does not open. */
function unsealed(sealed: unknown, { pair }: Keys): string | undefined {
  try {
    const bytes = sodium.from_base64(String(sealed), sodium.base64_variants.ORIGINAL);
    return sodium.to_string(sodium.crypto_box_seal_open(bytes, pair.publicKey, pair.privateKey));
  } catch {
    return undefined;
  }
}

function shown(name: string, { createdAt, updatedAt, visibility }: KeptSecret): Record<string, unknown> {
  return { name, created_at: createdAt, updated_at: updatedAt, ...(visibility !== undefined && { visibility }) };
}

function put(
  base: string,
  name: string,
  body: string,
  keys: Keys,
  secrets: FakeGithub["secrets"],
  now: string,
): Answer {
  const {
    encrypted_value: sealed,
    key_id: keyId,
    visibility,
    selected_repository_ids: repositories,
  } = JSON.parse(body) as Record<string, unknown>;
  if (!/^(?!GITHUB_)[A-Z_][A-Z0-9_]*$/u.test(name)) return invalid("Invalid secret name");
  if (keyId !== keys.id) return invalid("key_id is not current");
  if (base.startsWith("/orgs/") && !["all", "private", "selected"].includes(String(visibility)))
    return invalid("visibility is missing");
  const value = unsealed(sealed, keys);
  if (value === undefined) return invalid("Bad request - Unable to decrypt the value");
  const old = secrets.get(`${base}/${name}`);
  secrets.set(`${base}/${name}`, {
    value,
    createdAt: old?.createdAt ?? now,
    updatedAt: now,
    ...(visibility !== undefined && { visibility }),
    ...(repositories !== undefined && { repositories }),
  });
  return old === undefined ? json(201, {}) : { status: 204 };
}

function listed(base: string, { searchParams: query, origin }: URL, secrets: FakeGithub["secrets"]): Answer {
  const all = [...secrets].filter(([path]) => path.startsWith(`${base}/`));
  const [size, page] = [Math.min(100, Number(query.get("per_page") ?? 30)), Number(query.get("page") ?? 1)];
  const part = all.slice((page - 1) * size, page * size);
  const answer = json(200, {
    total_count: all.length,
    secrets: part.map(([path, kept]) => shown(path.slice(base.length + 1), kept)),
  });
  const next = `<${origin}${base}?per_page=${size}&page=${page + 1}>; rel="next"`;
  return page * size < all.length ? { ...answer, headers: { ...answer.headers, link: next } } : answer;
}

/** Starts the fake; its token is `good`. */
export async function startFakeGithub(): Promise<FakeGithub> {
  await sodium.ready;
  let keys: Keys = { id: "1", pair: sodium.crypto_box_keypair() };
  let clock = Date.parse("2026-11-25T10:00:00Z");
  const secrets: FakeGithub["secrets"] = new Map();
  let next: Answer | undefined;

  function handle({ method, url, headers, body }: SeenRequest): Answer {
    if (!/^(?:Bearer|token) good$/u.test(String(headers["authorization"])))
      return json(401, { message: "Bad credentials" });
    const full = new URL(url, `http://${headers["host"]}`);
    const { pathname } = full;
    const [, base = "", name, more] = /^(.*\/secrets)(?:\/([^/]+))?(\/repositories)?$/u.exec(pathname) ?? [];
    if (!KINDS.test(base)) return json(404, { message: "Not Found" });
    if (name === undefined) return listed(base, full, secrets);
    if (name === "public-key")
      return json(200, {
        key_id: keys.id,
        key: sodium.to_base64(keys.pair.publicKey, sodium.base64_variants.ORIGINAL),
      });
    if (method === "PUT") {
      clock += 1000;
      return put(base, name, body, keys, secrets, new Date(clock).toISOString());
    }
    const kept = secrets.get(`${base}/${name}`);
    if (kept === undefined) return json(404, { message: "Not Found" });
    if (more !== undefined) {
      if (kept.visibility !== "selected") return json(409, { message: "Conflict" });
      const ids = Array.isArray(kept.repositories) ? (kept.repositories as number[]) : [];
      return json(200, { total_count: ids.length, repositories: ids.map((id) => ({ id, name: `r${id}` })) });
    }
    if (method === "GET") return json(200, shown(name, kept));
    secrets.delete(`${base}/${name}`);
    return { status: 204 };
  }

  const running = await serve((request) => {
    const fault = next;
    next = undefined;
    return fault ?? handle(request);
  });
  return Object.assign(running, {
    secrets,
    failNext: (answer: Answer | undefined) => {
      next = answer;
    },
    replaceKey: () => {
      keys = { id: String(Number(keys.id) + 1), pair: sodium.crypto_box_keypair() };
    },
  });
}
