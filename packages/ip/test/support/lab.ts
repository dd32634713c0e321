import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { EgressReading } from "../../src/index.ts";

const run = promisify(execFile);

/** Why there can be no network lab here, or undefined where there can. */
export function labObstacle(): string | undefined {
  if (process.platform !== "linux") return "network namespaces are Linux's";
  if (process.getuid?.() !== 0) return "network namespaces need root";
  return existsSync("/usr/sbin/ip") || existsSync("/sbin/ip") ? undefined : "iproute2 is not installed";
}

/** The path of a server program, or undefined where it is not installed. */
export function program(name: string): string | undefined {
  return ["/usr/bin", "/usr/sbin", "/usr/local/bin"]
    .map((folder) => `${folder}/${name}`)
    .find((path) => existsSync(path));
}

function script(name: string): string {
  return fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
}

/** Two machines joined by a cable, each in a network namespace of its own; neither can reach anything else. */
export class Lab {
  readonly #near: string;
  readonly #far: string;
  readonly #started: ChildProcess[] = [];

  constructor(name: string) {
    const unique = `${process.pid}${name}`;
    this.#near = `kgn${unique}`;
    this.#far = `kgf${unique}`;
  }

  async build(near: readonly string[], far: readonly string[]): Promise<void> {
    for (const namespace of [this.#near, this.#far]) {
      await run("ip", ["netns", "add", namespace]);
      await run("ip", ["-n", namespace, "link", "set", "lo", "up"]);
    }
    await run("ip", [
      "-n",
      this.#near,
      "link",
      "add",
      "cable",
      "type",
      "veth",
      "peer",
      "name",
      "cable",
      "netns",
      this.#far,
    ]);
    for (const [namespace, addresses] of [
      [this.#near, near],
      [this.#far, far],
    ] as const) {
      for (const address of addresses) {
        const options = address.includes(":") ? ["nodad"] : [];
        await run("ip", ["-n", namespace, "addr", "add", address, "dev", "cable", ...options]);
      }
      await run("ip", ["-n", namespace, "link", "set", "cable", "up"]);
    }
  }

  /** An `ip` command on the near machine. */
  async near(...args: string[]): Promise<void> {
    await run("ip", ["-n", this.#near, ...args]);
  }

  /** Starts a program on the far machine and waits until its output says that it is ready. */
  async startFar(command: readonly string[], ready: RegExp): Promise<void> {
    const child = spawn("ip", ["netns", "exec", this.#far, ...command], { stdio: ["ignore", "pipe", "pipe"] });
    this.#started.push(child);
    let output = "";
    await new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (bytes: Buffer) => {
          output = (output + bytes.toString()).slice(-20_000);
          if (ready.test(output)) resolve();
        });
      child.once("exit", () => reject(new Error(`${command[0] ?? ""} ended: ${output}`)));
    });
  }

  async startObservers(...hosts: string[]): Promise<void> {
    await this.startFar([process.execPath, "-C", "@keyguard/source", script("lab-server"), ...hosts], /ready/u);
  }

  /** Names the near machine's name server. */
  async useNameServer(address: string): Promise<void> {
    const folder = `/etc/netns/${this.#near}`;
    await mkdir(folder, { recursive: true });
    await writeFile(`${folder}/resolv.conf`, `nameserver ${address}\n`);
  }

  /** Runs a program on the near machine, for half a minute at most; its exit code is 124 when it took longer. */
  async runNear(
    command: readonly string[],
    options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
  ): Promise<{ readonly code: number; readonly stdout: string }> {
    const args = ["netns", "exec", this.#near, "timeout", "--kill-after=5", "30", ...command];
    return await run("ip", args, options).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { readonly code: number; readonly stdout: string }) => ({ code, stdout }),
    );
  }

  /** What the near machine finds out about itself. */
  async look(order: object): Promise<EgressReading> {
    const command = ["netns", "exec", this.#near, process.execPath, "-C", "@keyguard/source", script("lab-client")];
    const { stdout } = await run("ip", [...command, JSON.stringify(order)]);
    return JSON.parse(stdout) as EgressReading;
  }

  async tearDown(): Promise<void> {
    for (const child of this.#started) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    await rm(`/etc/netns/${this.#near}`, { recursive: true, force: true });
    for (const namespace of [this.#near, this.#far])
      await run("ip", ["netns", "del", namespace]).catch(() => undefined);
  }
}
