import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { parseObserver } from "../src/index.ts";
import { createObserve, parseProxy } from "../src/node/index.ts";
import { Lab, labObstacle, program } from "./support/lab.ts";
import { startEcho, startSocks } from "./support/servers.ts";

vi.setConfig({ testTimeout: 90_000 }); // each test starts machines

const obstacle = labObstacle();
const turnserver = program("turnserver");
const tinyproxy = program("tinyproxy");

/** coturn's command line; it keeps nothing. */
function coturn(...hosts: string[]): string[] {
  const listen = hosts.map((host) => `--listening-ip=${host}`);
  const quiet = ["--no-cli", "--no-tls", "--no-dtls", "--log-file=stdout", "--pidfile=/dev/null", "--userdb=/dev/null"];
  return [turnserver ?? "", "-n", "--stun-only", ...listen, ...quiet];
}
const COTURN_READY = /Total General servers/u;

/** Resolves when a child's output matches. */
async function said(child: ChildProcessWithoutNullStreams, ready: RegExp): Promise<void> {
  let output = "";
  await new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (bytes: Buffer) => {
        output += bytes.toString();
        if (ready.test(output)) resolve();
      });
  });
}

/** A real network of two machines. The addresses are public ones, but the cable leads nowhere else. */
describe.runIf(obstacle === undefined)(
  `between network namespaces${obstacle === undefined ? "" : ` (not run: ${obstacle})`}`,
  () => {
    let lab: Lab | undefined;
    afterEach(async () => {
      await lab?.tearDown();
    });
    async function build(name: string, near: readonly string[], far: readonly string[]): Promise<Lab> {
      lab = new Lab(name);
      await lab.build(near, far);
      return lab;
    }

    test("finds the one address of a machine", async () => {
      const machine = await build("a", ["45.32.0.10/24"], ["45.32.0.1/24"]);
      await machine.startObservers("45.32.0.1");
      const { families } = await machine.look({ hosts: ["45.32.0.1"] });
      expect(families[4]).toMatchObject({ state: "confirmed", addresses: ["45.32.0.10"] });
      expect(families[4].sources).toEqual(["dns@45.32.0.1", "https-a@45.32.0.1", "https-b@45.32.0.1"]);
      expect(families[6].state).toBe("off");
    });

    test("finds both addresses of a machine that leaves by two, and the bound one alone when bound", async () => {
      const machine = await build("b", ["45.32.0.10/24", "45.32.0.11/24"], ["45.32.0.1/24", "45.32.0.2/24"]);
      await machine.near("route", "add", "45.32.0.2/32", "dev", "cable", "src", "45.32.0.11");
      await machine.startObservers("45.32.0.1", "45.32.0.2");
      const hosts = ["45.32.0.1", "45.32.0.2"];
      expect((await machine.look({ hosts })).families[4].addresses).toEqual(["45.32.0.10", "45.32.0.11"]);
      const bound = await machine.look({ hosts, path: { localAddress: "45.32.0.11" } });
      expect(bound.families[4]).toMatchObject({ state: "confirmed", addresses: ["45.32.0.11"], doubts: [] });
    });

    test("keeps the families of a dual-stack machine apart", async () => {
      const machine = await build("c", ["45.32.0.10/24", "2a02:6b8::10/64"], ["45.32.0.1/24", "2a02:6b8::1/64"]);
      await machine.startObservers("45.32.0.1", "2a02:6b8::1");
      const { families } = await machine.look({ hosts: ["45.32.0.1", "2a02:6b8::1"] });
      expect([families[4].addresses, families[6].addresses]).toEqual([["45.32.0.10"], ["2a02:6b8::10"]]);
    });

    test("finds a machine with IPv6 only, and that IPv4 has no way out", async () => {
      const machine = await build("d", ["2a02:6b8::10/64"], ["2a02:6b8::1/64"]);
      await machine.startObservers("2a02:6b8::1");
      const { families } = await machine.look({ hosts: ["45.32.0.1", "2a02:6b8::1"] });
      expect(families[6]).toMatchObject({ state: "confirmed", addresses: ["2a02:6b8::10"] });
      expect(families[4]).toMatchObject({ state: "absent", addresses: [] });
      expect(new Set(families[4].failures.map(({ failure }) => failure))).toEqual(new Set(["no-route"]));
    });

    test("says that there is no way out where there is no network at all", async () => {
      const machine = await build("e", [], []);
      const { families } = await machine.look({ hosts: ["45.32.0.1", "2a02:6b8::1"] });
      expect([families[4].state, families[6].state]).toEqual(["absent", "absent"]);
    });

    test("takes a private address for no public one, though everyone sees it", async () => {
      const machine = await build("f", ["10.9.0.10/24"], ["10.9.0.1/24"]);
      await machine.startObservers("10.9.0.1");
      const { families } = await machine.look({ hosts: ["10.9.0.1"] });
      expect(families[4]).toMatchObject({ state: "undecided", addresses: [] });
    });

    test.runIf(turnserver !== undefined)("agrees with coturn, a STUN server of others, in both families", async () => {
      const machine = await build("g", ["45.32.0.10/24", "2a02:6b8::10/64"], ["45.32.0.1/24", "2a02:6b8::1/64"]);
      const hosts = ["45.32.0.1", "2a02:6b8::1"];
      await machine.startObservers(...hosts);
      await machine.startFar(coturn(...hosts), COTURN_READY);
      const { families } = await machine.look({ hosts, stun: hosts });
      expect(families[4]).toMatchObject({ addresses: ["45.32.0.10"] });
      expect(families[4].sources).toContain("stun@45.32.0.1");
      expect(families[6].sources).toContain("stun@2a02:6b8::1");
    });
  },
);

describe.runIf(turnserver !== undefined)("through a SOCKS proxy to coturn", () => {
  test("STUN goes by stream, and sees the proxy's address", async () => {
    const server = spawn(turnserver ?? "", [...coturn("127.0.0.1").slice(1), "--listening-port=13478"]);
    const proxy = await startSocks("127.0.0.25");
    try {
      await said(server, COTURN_READY);
      const observe = createObserve({ proxy: parseProxy(`socks5h://127.0.0.1:${proxy.port}`) });
      const answer = await observe(parseObserver("stun:127.0.0.1:13478"), 4, AbortSignal.timeout(5000));
      expect(answer).toMatchObject({ address: { text: "127.0.0.25" } });
    } finally {
      server.kill("SIGKILL");
      await once(server, "exit");
      await proxy.stop();
    }
  });
});

describe.runIf(tinyproxy !== undefined)("through tinyproxy, a proxy of others", () => {
  test("an observer sees the proxy's address", async () => {
    const folder = await mkdtemp(join(tmpdir(), "kg-proxy-"));
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const address = probe.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    probe.close();
    await once(probe, "close");
    const file = join(folder, "tinyproxy.conf");
    await writeFile(
      file,
      `Port ${port}\nListen 127.0.0.1\nBind 127.0.0.31\nTimeout 10\nAllow 127.0.0.1\nMaxClients 10\nLogLevel Info\n`,
    );
    const proxy = spawn(tinyproxy ?? "", ["-d", "-c", file]);
    const echo = await startEcho();
    try {
      await said(proxy, /Accepting connections/u);
      const observe = createObserve({ proxy: parseProxy(`http://127.0.0.1:${port}`) });
      const answer = await observe(parseObserver(`http://127.0.0.1:${echo.port}/`), 4, AbortSignal.timeout(5000));
      expect(answer).toMatchObject({ address: { text: "127.0.0.31" } });
    } finally {
      proxy.kill();
      await once(proxy, "exit");
      await echo.stop();
      await rm(folder, { recursive: true });
    }
  });
});
