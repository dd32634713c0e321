import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cloneRemote, remoteAddress } from "../../src/node/git/remote-clone.ts";
import { scanHistory } from "../../src/node/git/scan-history.ts";
import { createEngine, fingerprintOf, token } from "./support/fake-engine.ts";
import { GitFixture } from "./support/git-fixture.ts";
import { serveGit } from "./support/git-server.ts";

let fixture: GitFixture;
let server: Server;
let url: string;
const [onMain, inPull] = [token(), token()];
const environment = {
  PATH: process.env["PATH"],
  HOME: tmpdir(),
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
};

beforeAll(async () => {
  fixture = GitFixture.create();
  fixture.write("f", onMain);
  fixture.commit("main");
  fixture.git("checkout", "-q", "-b", "pull");
  fixture.write("g", inPull);
  const id = fixture.commit("pull");
  fixture.git("checkout", "-q", "main");
  fixture.git("branch", "-q", "-D", "pull");
  fixture.git("update-ref", "refs/pull/1/head", id);
  server = createServer(serveGit(fixture.path));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/.git`;
});
afterAll(() => {
  server.close();
  fixture.destroy();
});

function leftovers(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith("keyguard-clone-"));
}

describe("cloneRemote()", () => {
  it("brings all of history, and pull requests where asked, and leaves nothing behind", async () => {
    const before = leftovers();
    for (const pullRequests of [false, true]) {
      const clone = await cloneRemote(url, { environment, pullRequests });
      const { findings, complete } = await scanHistory(clone.path, { engine: createEngine() });
      await clone.close();
      expect(complete).toBe(true);
      const expected = pullRequests ? [onMain, inPull] : [onMain];
      expect(findings.map(({ fingerprint }) => fingerprint).sort()).toEqual(
        expected.map((made) => fingerprintOf(made)).sort(),
      );
      expect(existsSync(clone.path)).toBe(false);
    }
    expect(leftovers()).toEqual(before);
  });

  it("says what git says without the address's password, and cleans up", async () => {
    const before = leftovers();
    const secret = token();
    const wrong = url.replace("http://", `http://user:${secret}@`).replace(".git", "absent.git");
    const error: unknown = await cloneRemote(wrong, { environment }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "KG_GIT_CLONE", exitCode: 3 });
    expect(String(error)).not.toContain(secret);
    expect(leftovers()).toEqual(before);
  });

  it("stops git and cleans up when it is interrupted", async () => {
    const before = leftovers();
    const controller = new AbortController();
    const silent = createServer(() => controller.abort()); // never answers
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    const address = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/x.git`;
    await expect(cloneRemote(address, { environment, signal: controller.signal })).rejects.toThrow(/abort/iu);
    silent.closeAllConnections();
    silent.close();
    expect(leftovers()).toEqual(before);
  });
});

describe("remoteAddress()", () => {
  it.each([
    ["owner/repo", "https://github.com/owner/repo.git"],
    ["https://example.org/x.git", "https://example.org/x.git"],
    ["ssh://git@example.org/x", "ssh://git@example.org/x"],
    ["git@example.org:team/x.git", "git@example.org:team/x.git"],
  ])("reads %s", (text, address) => {
    expect(remoteAddress(text)).toBe(address);
  });

  it.each(["ext::sh -c x", "--upload-pack=x", "-x/y", "https://-x", "git@-x:y", "a b", "/path", "git@host:-x", ""])(
    "refuses %s",
    (text) => {
      expect(() => remoteAddress(text)).toThrow(expect.objectContaining({ code: "KG_USAGE" }));
    },
  );
});
