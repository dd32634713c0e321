import { randomUUID } from "node:crypto";
import { type Answer, type Running, type SeenRequest, serve } from "./serve.ts";

// KV version 2 as OpenBao 2.7 answers it (test/real/openbao.test.ts holds both to the same contract), with tokens that
// end, logins that are used up, and faults on demand.

interface Version {
  readonly data: Record<string, unknown>;
  readonly created: string;
  deleted: boolean;
}

/** What tests may set while it runs. */
export interface VaultSettings {
  /** Tokens that are good, with the time of their end. */
  readonly tokens: Map<string, { ends: number; readonly ttl: number; readonly renewable: boolean }>;
  /** Seconds a login's token lives. */
  loginTtl: number;
  /** What a renewal grants, in seconds; undefined for the whole time again. */
  renewTtl: number | undefined;
  /** A policy that does not let tokens look at themselves. */
  lookupRefused: boolean;
  /** Logins that are left for the secret id. */
  loginsLeft: number;
  faults: { readonly answer: Answer | null; times: number }[];
  now: () => number;
  kvVersion: "1" | "2";
}

/** The fake and its switches. */
export interface FakeVault extends Running {
  readonly settings: VaultSettings;
}

const errors = (status: number, ...texts: string[]): Answer => ({
  status,
  headers: { "content-type": "application/json" },
  body: { errors: texts },
});
const data = (body: unknown): Answer => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body: { data: body },
});

class Kv {
  readonly #secrets = new Map<string, Version[]>();

  read(path: string, query: URLSearchParams): Answer {
    const versions = this.#secrets.get(path);
    if (versions === undefined) return errors(404);
    const number = Number(query.get("version") ?? versions.length);
    const version = versions[number - 1];
    if (version === undefined) return errors(404);
    const metadata = {
      version: number,
      created_time: version.created,
      deletion_time: version.deleted ? version.created : "",
      destroyed: false,
    };
    return version.deleted
      ? { ...data({ data: null, metadata }), status: 404 }
      : data({ data: version.data, metadata });
  }

  write(path: string, body: Record<string, unknown>, now: number): Answer {
    const versions = this.#secrets.get(path) ?? [];
    const cas = (body["options"] as { readonly cas?: unknown } | undefined)?.cas;
    if (cas !== undefined && cas !== versions.length)
      return errors(400, "check-and-set parameter did not match the current version");
    versions.push({
      data: body["data"] as Record<string, unknown>,
      created: new Date(now).toISOString(),
      deleted: false,
    });
    this.#secrets.set(path, versions);
    return data({ version: versions.length });
  }

  remove(path: string, numbers: readonly number[]): Answer {
    for (const number of numbers) {
      const version = this.#secrets.get(path)?.[number - 1];
      if (version !== undefined) version.deleted = true;
    }
    return { status: 204 };
  }

  metadata(path: string): Answer {
    const versions = this.#secrets.get(path);
    if (versions === undefined) return errors(404);
    const facts = versions.map(
      ({ created, deleted }, i) =>
        [String(i + 1), { created_time: created, deletion_time: deleted ? created : "" }] as const,
    );
    return data({ current_version: versions.length, versions: Object.fromEntries(facts) });
  }

  list(prefix: string): Answer {
    const below = [...this.#secrets.keys()]
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length));
    const keys = [...new Set(below.map((path) => (path.includes("/") ? `${path.split("/")[0]}/` : path)))].sort();
    return keys.length === 0 ? errors(404) : data({ keys });
  }
}

function auth(token: string, ttl: number): Answer {
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: { auth: { client_token: token, lease_duration: ttl, renewable: true } },
  };
}

function login(settings: VaultSettings): Answer {
  if (settings.loginsLeft-- <= 0) return errors(400, "invalid role or secret ID");
  const token = `s.${randomUUID()}`;
  settings.tokens.set(token, {
    ends: settings.now() + settings.loginTtl * 1000,
    ttl: settings.loginTtl,
    renewable: true,
  });
  return auth(token, settings.loginTtl);
}

function handle({ method, url, headers, body }: SeenRequest, settings: VaultSettings, kv: Kv): Answer {
  const { pathname, searchParams } = new URL(url, "http://vault");
  const path = decodeURIComponent(pathname.replace(/^\/v1\//u, ""));
  const input = body === "" ? {} : (JSON.parse(body) as Record<string, unknown>);
  if (headers["x-vault-request"] !== "true") return errors(412, "required request header is missing");
  if (path === "auth/approle/login") return login(settings);
  if (path === "auth/jwt/login")
    return input["jwt"] === "good.jwt" && input["role"] === "bot"
      ? login(settings)
      : errors(400, "error validating token");
  const token = String(headers["x-vault-token"]);
  const known = settings.tokens.get(token);
  if (known === undefined || known.ends <= settings.now()) return errors(403, "permission denied");
  if (path === "auth/token/lookup-self") {
    if (settings.lookupRefused) return errors(403, "permission denied");
    const ttl = known.ends === Infinity ? 0 : Math.round((known.ends - settings.now()) / 1000);
    return data({ ttl, renewable: known.renewable });
  }
  if (path === "auth/token/renew-self") {
    if (!known.renewable) return errors(400, "lease is not renewable");
    const ttl = settings.renewTtl ?? known.ttl;
    known.ends = settings.now() + ttl * 1000;
    return auth(token, ttl);
  }
  const mount = { type: "kv", path: "secret/", options: { version: settings.kvVersion } };
  if (path.startsWith("sys/internal/ui/mounts/"))
    return path.slice(23).startsWith("secret/") ? data(mount) : errors(403, "preflight capability check returned 403");
  if (path === "sys/internal/ui/mounts") return data({ secret: { "secret/": mount } });
  const [, kind = "", name = ""] = /^secret\/(data|metadata|delete)\/(.*)$/u.exec(path) ?? [];
  if (kind === "data" && method === "GET") return kv.read(name, searchParams);
  if (kind === "data" && method === "POST") return kv.write(name, input, settings.now());
  if (kind === "delete") return kv.remove(name, input["versions"] as number[]);
  if (kind === "metadata") return searchParams.get("list") === "true" ? kv.list(name) : kv.metadata(name);
  return errors(404);
}

/** A Vault with KV version 2 at `secret/` and the token `root`. */
export async function startFakeVault(): Promise<FakeVault> {
  const settings: VaultSettings = {
    tokens: new Map([["root", { ends: Infinity, ttl: 0, renewable: false }]]),
    loginTtl: 3600,
    renewTtl: undefined,
    lookupRefused: false,
    loginsLeft: Infinity,
    faults: [],
    now: () => Date.now(),
    kvVersion: "2",
  };
  const kv = new Kv();
  const running = await serve((request) => {
    const [fault] = settings.faults;
    if (fault === undefined) return handle(request, settings, kv);
    if (--fault.times <= 0) settings.faults.shift();
    return fault.answer;
  });
  return { ...running, settings };
}
