import { Secret } from "@keyguard/core";
import { systemRandom } from "@keyguard/core/node";
import { sealBox } from "@keyguard/secrets";
import { openGithubStore } from "@keyguard/secrets/node";
import { describeStoreContract } from "@keyguard/testkit/contracts";
import sodium from "libsodium-wrappers";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type Running, serve } from "./fakes/serve.ts";

beforeAll(async () => sodium.ready);

interface FakeGithub extends Running {
  /** What is stored, decrypted as GitHub's runners would, by path and name. */
  readonly secrets: Map<string, { value: string; updatedAt: string; visibility?: unknown; repositories?: unknown }>;
  /** Makes a new key pair: the old one no longer opens. */
  replaceKey(): void;
  /** Answers the next request with this instead. */
  failNext(answer: Answer | undefined): void;
}

const started: FakeGithub[] = [];
afterEach(async () => {
  for (const fake of started.splice(0)) await fake.close();
});

/** GitHub's secrets API with real keys: a value that cannot be opened is refused as there, with 422. */
async function start(): Promise<FakeGithub> {
  let pair = sodium.crypto_box_keypair();
  let id = "1";
  let clock = Date.parse("2026-11-25T10:00:00Z");
  const secrets: FakeGithub["secrets"] = new Map();
  let next: Answer | undefined;
  const running = await serve(({ method, url, headers, body }) => {
    const fault = next;
    next = undefined;
    if (fault !== undefined) return fault;
    if (headers["authorization"] !== "Bearer good") return { status: 401, body: { message: "Bad credentials" } };
    const { pathname } = new URL(url, "http://github");
    const [, base = "", name] = /^(.*\/secrets)(?:\/([^/]+))?(?:\/repositories)?$/u.exec(pathname) ?? [];
    if (name === "public-key")
      return {
        status: 200,
        body: { key_id: id, key: sodium.to_base64(pair.publicKey, sodium.base64_variants.ORIGINAL) },
      };
    const at = `${base}/${name}`;
    if (pathname.endsWith("/repositories")) return { status: 200, body: { repositories: [{ id: 7 }, { id: 9 }] } };
    if (name === undefined) {
      const list = [...secrets]
        .filter(([path]) => path.startsWith(`${base}/`))
        .map(([path, { updatedAt }]) => ({ name: path.slice(base.length + 1), updated_at: updatedAt }));
      return { status: 200, body: { total_count: list.length, secrets: list } };
    }
    if (method === "GET") {
      const found = secrets.get(at);
      return found === undefined
        ? { status: 404, body: { message: "Not Found" } }
        : { status: 200, body: { name, updated_at: found.updatedAt, visibility: found.visibility } };
    }
    if (method === "DELETE") return { status: secrets.delete(at) ? 204 : 404, body: {} };
    const {
      encrypted_value: sealed,
      key_id: keyId,
      visibility,
      selected_repository_ids: repositories,
    } = JSON.parse(body) as Record<string, unknown>;
    if (keyId !== id) return { status: 422, body: { message: "key_id is not current" } };
    if (base.startsWith("/orgs/") && visibility === undefined)
      return { status: 422, body: { message: "visibility is missing" } };
    const value = sodium.to_string(
      sodium.crypto_box_seal_open(
        sodium.from_base64(String(sealed), sodium.base64_variants.ORIGINAL),
        pair.publicKey,
        pair.privateKey,
      ),
    );
    clock += 1000;
    const status = secrets.has(at) ? 204 : 201;
    secrets.set(at, { value, updatedAt: new Date(clock).toISOString(), visibility, repositories });
    return { status };
  });
  const fake: FakeGithub = Object.assign(running, {
    secrets,
    failNext: (answer: Answer | undefined) => {
      next = answer;
    },
    replaceKey: () => {
      pair = sodium.crypto_box_keypair();
      id = String(Number(id) + 1);
    },
  });
  started.push(fake);
  return fake;
}

const open = ({ origin }: Running, token = "good"): ReturnType<typeof openGithubStore> =>
  openGithubStore({ environment: { GH_TOKEN: token, GITHUB_API_URL: origin, GITHUB_REPOSITORY: "acme/bot" } });
const credential = (fields: Record<string, string> = {}): Secret<Record<string, string>> =>
  new Secret({ key: "k1", secret: "s1", ...fields }, "test");

describeStoreContract("github", {
  can: ["overwrite", "list"],
  async open() {
    return { store: open(await start()), freshName: () => "acme/bot#BOT" };
  },
});

describe("sealBox()", () => {
  it("opens with libsodium, whatever the length", () => {
    const pair = sodium.crypto_box_keypair();
    for (const length of [0, 1, 31, 32, 33, 64, 1000]) {
      const message = systemRandom.bytes(length);
      const opened = sodium.crypto_box_seal_open(
        sealBox(message, pair.publicKey, systemRandom),
        pair.publicKey,
        pair.privateKey,
      );
      expect(Buffer.from(opened).equals(Buffer.from(message))).toBe(true);
    }
  });
});

describe("github store", () => {
  it.each([
    ["acme/bot#BINANCE", "/repos/acme/bot/actions/secrets"],
    ["acme/bot/production#BINANCE", "/repos/acme/bot/environments/production/secrets"],
    ["acme/bot/eu/prod#BINANCE", "/repos/acme/bot/environments/eu%2Fprod/secrets"],
    ["acme#BINANCE", "/orgs/acme/actions/secrets"],
  ])("writes one secret a part to %s", async (name, path) => {
    const fake = await start();
    const { version } = await open(fake).overwrite(name, credential({ passphrase: "p1" }));
    const values = [...fake.secrets].map(([at, { value }]) => [at, value]);
    expect(values).toEqual([
      [`${path}/BINANCE_API_KEY`, "k1"],
      [`${path}/BINANCE_API_SECRET`, "s1"],
      [`${path}/BINANCE_PASSPHRASE`, "p1"],
    ]);
    expect(version).toBe("2026-11-25T10:00:03.000Z");
  });

  it("sends nothing in the clear", async () => {
    const fake = await start();
    const canary = crypto.randomUUID();
    await open(fake).overwrite("acme/bot#B", credential({ secret: canary }));
    expect(JSON.stringify(fake.seen)).not.toContain(canary);
    expect(JSON.stringify(fake.seen)).not.toContain(Buffer.from(canary).toString("base64").slice(0, 20));
  });

  it("keeps who may see an organisation's secret", async () => {
    const fake = await start();
    const store = open(fake);
    await store.overwrite("acme#B", new Secret({ secret: "1" }, "test"));
    const at = "/orgs/acme/actions/secrets/B_API_SECRET";
    expect(fake.secrets.get(at)).toMatchObject({ visibility: "private" });
    fake.secrets.set(at, { value: "x", updatedAt: "", visibility: "selected" });
    await store.overwrite("acme#B", new Secret({ secret: "2" }, "test"));
    expect(fake.secrets.get(at)).toMatchObject({ value: "2", visibility: "selected", repositories: [7, 9] });
  });

  it("gets the key again when it was replaced meanwhile", async () => {
    const fake = await start();
    const plain = fetch;
    const store = openGithubStore({
      environment: { GH_TOKEN: "good", GITHUB_API_URL: fake.origin },
      async fetch(url, init) {
        const response = await plain(url, init);
        if (url.endsWith("/public-key") && fake.seen.length === 1) fake.replaceKey();
        return response;
      },
    });
    await store.overwrite("acme/bot#B", new Secret({ secret: "v" }, "test"));
    expect([...fake.secrets.values()].map(({ value }) => value)).toEqual(["v"]);
  });

  it("lists names and dates, and erases what is there", async () => {
    const fake = await start();
    const store = open(fake);
    await store.overwrite("acme/bot#B", credential());
    expect((await store.list()).map(({ name }) => name)).toEqual(["acme/bot#B_API_KEY", "acme/bot#B_API_SECRET"]);
    await store.erase("acme/bot#B");
    await store.erase("acme/bot#B");
    expect(await store.list()).toEqual([]);
  });

  it.each([
    ["a bad token", undefined, "bad", "KG_STORE_DENIED"],
    [
      "a token without the right",
      { status: 403, body: { message: "Resource not accessible by integration" } },
      "good",
      "KG_STORE_DENIED",
    ],
    ["the rate limit", { status: 403, headers: { "x-ratelimit-remaining": "0" }, body: {} }, "good", "KG_STORE_AWAY"],
    [
      "a login page",
      { status: 200, headers: { "content-type": "text/html" }, body: "<html>" },
      "good",
      "KG_STORE_ANSWER",
    ],
  ])("tells %s as what it is", async (_, answer, token, code) => {
    const fake = await start();
    fake.failNext(answer);
    await expect(open(fake, token).overwrite("acme/bot#B", credential())).rejects.toMatchObject({ code });
  });

  it.each(["acme/bot", "acme/bot#", "#B", "acme//x#B", "acme/bot#GITHUB_X", "acme/bot#9"])(
    "refuses the place %s",
    async (name) => {
      const fake = await start();
      await expect(open(fake).overwrite(name, credential())).rejects.toMatchObject({ code: "KG_USAGE" });
      expect(fake.seen).toEqual([]);
    },
  );

  it("says which token it wants", () => {
    expect(() => openGithubStore({ environment: {} })).toThrow(
      expect.objectContaining({ code: "KG_STORE_SETUP" }) as Error,
    );
  });
});
