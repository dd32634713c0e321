import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Scope } from "@keyguard/core";
import {
  createSimulator,
  issueCredential,
  type SimExchange,
  type SimKey,
  type Simulator,
} from "@keyguard/testkit/simulator";

/** What a program printed and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A request that a local service got. */
export interface Heard {
  readonly path: string;
  readonly body: string;
}

const CLI = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

/**
 * A trader's desk: a project folder, simulated exchanges, observers and services on this machine, and `keyguard`
 * on the PATH, run from its sources.
 */
export class Desk {
  readonly folder: string;
  readonly env: Record<string, string>;
  readonly simulator: Simulator = createSimulator();
  readonly #servers: Server[] = [];
  readonly #proxies: Server[] = [];
  #tables = "";

  private constructor(folder: string) {
    this.folder = folder;
    this.env = {
      PATH: `${join(folder, "bin")}:${process.env["PATH"] ?? ""}`,
      HOME: folder,
      XDG_STATE_HOME: join(folder, "state"),
      NO_COLOR: "1",
    };
  }

  static async open(): Promise<Desk> {
    const desk = new Desk(await mkdtemp(join(tmpdir(), "kg-desk-")));
    await mkdir(join(desk.folder, "bin"));
    await mkdir(join(desk.folder, "bot"));
    const program = join(desk.folder, "bin", "keyguard");
    await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' --conditions=@keyguard/source '${CLI}' "$@"\n`);
    await chmod(program, 0o755);
    return desk;
  }

  /** A key at a simulated exchange, declared under a name, its secret in the environment. */
  async declare(
    name: string,
    id: string,
    wishes: { readonly scopes?: readonly Scope[]; readonly allowlist?: readonly string[]; readonly more?: string } = {},
  ): Promise<{ readonly exchange: SimExchange; readonly key: SimKey; readonly secret: string }> {
    const exchange = await this.simulator.exchange(id);
    const credential = issueCredential(id);
    const { scopes = ["read", "trade.spot"], allowlist = ["203.0.113.7"], more = "" } = wishes;
    const key = exchange.addKey({ ...credential, scopes, allowlist });
    const prefix = name.toUpperCase();
    this.env[`${prefix}_API_KEY`] = credential.key;
    this.env[`${prefix}_API_SECRET`] = credential.secret;
    if (credential.passphrase !== undefined) this.env[`${prefix}_PASSPHRASE`] = credential.passphrase;
    this.write(
      `[keys.${name}]\nexchange = "${id}"\nprofile = "trading"\nstore = "env:${prefix}"\nendpoint = "${exchange.origin}"\n${more}\n`,
    );
    return { exchange, key, secret: credential.secret };
  }

  /** Adds text to `keyguard.toml`. */
  write(text: string): void {
    this.#tables += `${text}\n`;
  }

  /** Starts two observers that see one address, and names them in `keyguard.toml`. */
  async observe(address: string): Promise<void> {
    const urls = [await this.serve(() => address), await this.serve(() => address)];
    this.write(`[ip]\nobservers = [${urls.map((url) => `"${url}/"`).join(", ")}]`);
  }

  /** An HTTP service on this machine; returns its origin. */
  async serve(answer: (heard: Heard, request: IncomingMessage) => string | number): Promise<string> {
    const server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      const reply = answer({ path: request.url ?? "", body }, request);
      if (typeof reply === "number") response.writeHead(reply).end();
      else response.end(reply);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    this.#servers.push(server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Starts a proxy on this machine that asks for a login and takes any. */
  async proxy(): Promise<{ readonly host: string; readonly targets: string[]; readonly logins: string[] }> {
    const [targets, logins]: [string[], string[]] = [[], []];
    const server = createServer();
    server.on("connect", (request, socket: Socket) => {
      targets.push(request.url ?? "");
      const [, coded = ""] = (request.headers["proxy-authorization"] ?? "").split(" ");
      logins.push(Buffer.from(coded, "base64").toString());
      const [host = "", port = ""] = (request.url ?? "").split(":");
      const upstream = connect(Number(port), host, () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        socket.pipe(upstream).pipe(socket);
      });
      upstream.on("error", () => socket.destroy());
      socket.on("error", () => upstream.destroy());
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    this.#proxies.push(server);
    return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, targets, logins };
  }

  async stopProxies(): Promise<void> {
    for (const server of this.#proxies.splice(0)) {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    }
  }

  /** Runs a program in the project's folder. */
  async run(
    command: string,
    args: readonly string[],
    more: {
      readonly env?: Record<string, string>;
      /** What happens while it runs; gets what it has printed so far. */
      readonly meanwhile?: (child: ChildProcess, said: () => string) => Promise<void>;
    } = {},
  ): Promise<Ran> {
    const directory = join(this.folder, "bot");
    await writeFile(join(directory, "keyguard.toml"), this.#tables);
    const child = spawn(command, args, {
      cwd: directory,
      env: { ...this.env, ...more.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const text = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const)
      child[name].on("data", (bytes: Buffer) => {
        text[name] += bytes.toString();
      });
    const [[code]] = await Promise.all([
      once(child, "close") as Promise<[number | null]>,
      more.meanwhile?.(child, () => text.stdout),
    ]);
    return { code, ...text };
  }

  /** Runs `keyguard` in the project's folder. */
  async keyguard(...args: string[]): Promise<Ran> {
    return await this.run("keyguard", args);
  }

  async close(): Promise<void> {
    await this.simulator.close();
    await this.stopProxies();
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}
