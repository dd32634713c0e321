import { Secret } from "@keyguard/core";
import { systemRandom } from "@keyguard/core/node";
import { sealBox } from "@keyguard/secrets";
import { openGithubStore } from "@keyguard/secrets/node";
import { describeStoreContract } from "@keyguard/testkit/contracts";
import { Octokit } from "@octokit/rest";
import sodium from "libsodium-wrappers";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { type FakeGithub, startFakeGithub } from "./fakes/fake-github.ts";
import type { Running } from "./fakes/serve.ts";

beforeAll(async () => sodium.ready);

const started: FakeGithub[] = [];
afterEach(async () => {
  for (const fake of started.splice(0)) await fake.close();
});

async function start(): Promise<FakeGithub> {
  const fake = await startFakeGithub();
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
    fake.secrets.set(at, { value: "x", createdAt: "", updatedAt: "", visibility: "selected", repositories: [7, 9] });
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

describe("the fake of GitHub, under GitHub's own client", () => {
  const official = ({ origin }: Running, auth = "good"): Octokit =>
    new Octokit({ auth, baseUrl: origin, log: { debug() {}, info() {}, warn() {}, error() {} } });

  interface PublicKey {
    readonly data: { readonly key_id: string; readonly key: string };
  }

  /** As GitHub's documentation seals: libsodium, with the key that was asked for. */
  async function sealed(
    asked: Promise<PublicKey>,
    value: string,
  ): Promise<{ readonly encrypted_value: string; readonly key_id: string }> {
    const { data } = await asked;
    const key = sodium.from_base64(data.key, sodium.base64_variants.ORIGINAL);
    const bytes = sodium.crypto_box_seal(sodium.from_string(value), key);
    return { encrypted_value: sodium.to_base64(bytes, sodium.base64_variants.ORIGINAL), key_id: data.key_id };
  }

  const repo = { owner: "acme", repo: "bot" };
  const environment = { ...repo, environment_name: "eu/prod" };
  const org = { org: "acme" };
  const secret_name = "BOT_API_SECRET";

  it("keeps what the client writes, in a repository, an environment and an organisation", async () => {
    const fake = await start();
    const { actions } = official(fake).rest;
    const writes = [
      async (value: string) =>
        actions.createOrUpdateRepoSecret({
          ...repo,
          secret_name,
          ...(await sealed(actions.getRepoPublicKey(repo), value)),
        }),
      async (value: string) =>
        actions.createOrUpdateEnvironmentSecret({
          ...environment,
          secret_name,
          ...(await sealed(actions.getEnvironmentPublicKey(environment), value)),
        }),
      async (value: string) =>
        actions.createOrUpdateOrgSecret({
          ...org,
          secret_name,
          visibility: "selected",
          selected_repository_ids: [7, 9],
          ...(await sealed(actions.getOrgPublicKey(org), value)),
        }),
    ];
    const statuses: number[] = [];
    for (const write of writes) statuses.push((await write("first")).status, (await write("second")).status);
    expect(statuses).toEqual([201, 204, 201, 204, 201, 204]);
    expect([...fake.secrets].map(([at, { value }]) => [at, value])).toEqual([
      ["/repos/acme/bot/actions/secrets/BOT_API_SECRET", "second"],
      ["/repos/acme/bot/environments/eu%2Fprod/secrets/BOT_API_SECRET", "second"],
      ["/orgs/acme/actions/secrets/BOT_API_SECRET", "second"],
    ]);
    const { data } = await actions.listSelectedReposForOrgSecret({ ...org, secret_name });
    expect(data.repositories.map(({ id }) => id)).toEqual([7, 9]);
  });

  it("shows the client what our store wrote, at the same paths, and lets it take that away", async () => {
    const fake = await start();
    const { actions } = official(fake).rest;
    const store = open(fake);
    await store.overwrite("acme/bot#BOT", credential());
    await store.overwrite("acme/bot/eu/prod#BOT", credential());
    await store.overwrite("acme#BOT", credential());
    const names = ["BOT_API_KEY", "BOT_API_SECRET"];
    const lists = [
      await actions.listRepoSecrets(repo),
      await actions.listEnvironmentSecrets(environment),
      await actions.listOrgSecrets(org),
    ];
    expect(lists.map(({ data }) => data.secrets.map(({ name }) => name))).toEqual([names, names, names]);
    const { data } = await actions.getOrgSecret({ ...org, secret_name });
    expect(data).toMatchObject({ name: secret_name, visibility: "private" });
    await actions.deleteRepoSecret({ ...repo, secret_name });
    await actions.deleteEnvironmentSecret({ ...environment, secret_name });
    await actions.deleteOrgSecret({ ...org, secret_name });
    expect((await store.list()).map(({ name }) => name)).toEqual(["acme/bot#BOT_API_KEY"]);
    expect(fake.secrets.size).toBe(3);
  });

  it("refuses the client as GitHub does: no right, an old key, what it cannot open, no visibility, an odd name", async () => {
    const fake = await start();
    const { actions } = official(fake).rest;
    const good = await sealed(actions.getRepoPublicKey(repo), "v");
    const write = { ...repo, secret_name, ...good };
    await expect(official(fake, "bad").rest.actions.listRepoSecrets(repo)).rejects.toMatchObject({ status: 401 });
    await expect(actions.getRepoSecret({ ...repo, secret_name })).rejects.toMatchObject({ status: 404 });
    const wrong = [
      { ...write, encrypted_value: "AAAA" },
      { ...write, secret_name: "GITHUB_X" },
      { ...write, key_id: "0" },
    ];
    for (const input of wrong)
      await expect(actions.createOrUpdateRepoSecret(input)).rejects.toMatchObject({ status: 422 });
    const nobody = { ...org, secret_name, ...good, visibility: undefined as unknown as "all" };
    await expect(actions.createOrUpdateOrgSecret(nobody)).rejects.toMatchObject({ status: 422 });
    fake.replaceKey();
    await expect(actions.createOrUpdateRepoSecret(write)).rejects.toMatchObject({ status: 422 });
    expect(fake.secrets.size).toBe(0);
  });

  it("lists by pages, as the client and our store ask for them", async () => {
    const fake = await start();
    const names = Array.from({ length: 130 }, (_, i) => `N${String(i).padStart(3, "0")}`);
    for (const name of names)
      fake.secrets.set(`/repos/acme/bot/actions/secrets/${name}`, { value: "", createdAt: "", updatedAt: "" });
    const client = official(fake);
    const theirs = await client.paginate(client.rest.actions.listRepoSecrets, repo);
    expect(theirs.map(({ name }) => name)).toEqual(names);
    expect((await open(fake).list()).map(({ name }) => name)).toEqual(names.map((name) => `acme/bot#${name}`));
  });
});
