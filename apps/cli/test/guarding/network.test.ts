import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Lab, labObstacle } from "../../../../packages/ip/test/support/lab.ts";

vi.setConfig({ testTimeout: 120_000 }); // each test starts machines

const CLI = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
const obstacle = labObstacle();

interface Printed {
  readonly complete: boolean;
  readonly egress: Readonly<Record<"ipv4" | "ipv6", { readonly addresses: readonly string[] }>>;
}

/** The program itself on a machine of its own, whose cable leads to one other machine and nowhere else. */
describe.runIf(obstacle === undefined)(
  `keyguard between network namespaces${obstacle === undefined ? "" : ` (not run: ${obstacle})`}`,
  () => {
    let lab: Lab;
    let folder = "";
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), "kg-network-"));
    });
    afterEach(async () => {
      await lab.tearDown();
      await rm(folder, { recursive: true });
    });

    async function keyguard(...args: string[]): Promise<{ readonly code: number; readonly stdout: string }> {
      const { PATH = "" } = process.env;
      const env = { PATH, HOME: folder, XDG_STATE_HOME: join(folder, "state"), NO_COLOR: "1" };
      return await lab.runNear([process.execPath, "--conditions=@keyguard/source", CLI, ...args], { cwd: folder, env });
    }

    test("ip finds both addresses of a machine that leaves by two, and one alone when bound to it", async () => {
      lab = new Lab("k");
      await lab.build(["45.32.0.10/24", "45.32.0.11/24"], ["45.32.0.1/24", "45.32.0.2/24"]);
      await lab.near("route", "add", "45.32.0.2/32", "dev", "cable", "src", "45.32.0.11");
      await lab.startObservers("45.32.0.1", "45.32.0.2");
      const urls = ["45.32.0.1", "45.32.0.2"].flatMap((host) => [
        `http://${host}:8080/`,
        `http://${host}:8081/`,
        `dns://${host}:5353/me.example?type=TXT`,
      ]);
      await writeFile(join(folder, "keyguard.toml"), `[ip]\nobservers = ${JSON.stringify(urls)}\n`);
      const addresses = async (...args: string[]): Promise<readonly string[]> => {
        const { stdout } = await keyguard("ip", "--addresses", "--format", "json", ...args);
        return (JSON.parse(stdout) as Printed).egress.ipv4.addresses;
      };
      expect(await addresses()).toEqual(["45.32.0.10", "45.32.0.11"]);
      expect(await addresses("--source-address", "45.32.0.11")).toEqual(["45.32.0.11"]);
      await writeFile(
        join(folder, "keyguard.toml"),
        `[ip]\nobservers = ${JSON.stringify(urls)}\nsource_address = "45.32.0.10"\n`,
      );
      expect(await addresses()).toEqual(["45.32.0.10"]);
    });

    test("ip and guard end in time where the name service is silent", async () => {
      lab = new Lab("l");
      await lab.build(["45.32.0.10/24"], ["45.32.0.1/24"]);
      await lab.useNameServer("45.32.0.1");
      const silent = 'require("node:dgram").createSocket("udp4").bind(53, "45.32.0.1", () => console.log("ready"))';
      await lab.startFar([process.execPath, "-e", silent], /ready/u);
      const ip = await keyguard("ip", "--format", "json");
      expect([ip.code, (JSON.parse(ip.stdout) as Printed).complete]).toEqual([3, false]);
      const env = '{ "key": "k", "secret": "s" }';
      await writeFile(join(folder, "key.json"), env, { mode: 0o600 });
      await writeFile(
        join(folder, "keyguard.toml"),
        '[keys.main]\nexchange = "bybit"\nprofile = "trading"\nstore = "file:key.json"\n',
      );
      const guard = await keyguard("guard", "--deadline", "3s", "--format", "json");
      expect([guard.code, (JSON.parse(guard.stdout) as Printed).complete]).toEqual([3, false]);
    });
  },
);
