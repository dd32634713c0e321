import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Secret, spellings } from "@keyguard/core";
import { childEnvironment } from "@keyguard/secrets/node";
import { afterAll, describe, expect, it, vi } from "vitest";

const driver = fileURLToPath(new URL("./fakes/run-driver.ts", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "keyguard-run-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const canary = `${crypto.randomUUID()}/+=`;

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a command in a process group of its own, as a shell and most supervisors do. */
function start(command: readonly string[], secrets: Record<string, string> = { TOKEN: canary }): ChildProcess {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return spawn(process.execPath, ["--conditions=@keyguard/source", driver, ...command], {
    env: { ...env, SECRETS: JSON.stringify(secrets) },
    detached: true,
  });
}

async function ended(child: ChildProcess, input = ""): Promise<Ended> {
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
  child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
  child.stdin?.end(input);
  return new Promise((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

const sh = (script: string): string[] => ["sh", "-c", script];

/** Resolves when the child has printed a line; what comes behind it waits. */
async function line(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const take = (): void => {
      for (
        let byte = child.stdout?.read(1) as Buffer | null;
        byte !== null;
        byte = child.stdout?.read(1) as Buffer | null
      ) {
        if (byte.toString() !== "\n") text += byte.toString();
        else {
          child.stdout?.off("readable", take);
          return resolve(text);
        }
      }
    };
    child.stdout?.on("readable", take);
    take();
  });
}

describe("runChild()", () => {
  it.each([0, 1, 42, 255])("ends with the child's code %d", async (code) => {
    expect(await ended(start(sh(`exit ${code}`)))).toMatchObject({ code, stdout: "", stderr: "" });
  });

  it("ends by the child's signal, as an exec would", async () => {
    expect(await ended(start(sh("kill -TERM $$")))).toMatchObject({ code: null, signal: "SIGTERM" });
    expect(await ended(start(sh("kill -KILL $$")))).toMatchObject({ code: null, signal: "SIGKILL" });
  });

  it("does not dump its own memory when the child did", async () => {
    expect(await ended(start(sh("kill -ABRT $$")))).toMatchObject({ code: 134, signal: null });
  });

  it("is 127 for an unknown command and 126 for one that cannot be executed", async () => {
    const plain = join(directory, "plain");
    writeFileSync(plain, "#!/bin/sh\n", { mode: 0o644 });
    const orphan = join(directory, "orphan");
    writeFileSync(orphan, "#!/nonexistent/interpreter\n");
    chmodSync(orphan, 0o755);
    expect((await ended(start(["keyguard-no-such-command"]))).code).toBe(127);
    expect((await ended(start([join(directory, "absent")]))).code).toBe(127);
    expect((await ended(start([plain]))).code).toBe(126);
    expect((await ended(start([directory]))).code).toBe(126);
    expect((await ended(start([orphan]))).code).toBe(127);
  });

  it("gives secrets in the environment only: not in arguments, not on disk", async () => {
    const { stdout } = await ended(
      start(sh('printf "%s" "$TOKEN" | wc -c; tr "\\0" " " < /proc/$PPID/cmdline; tr "\\0" " " < /proc/$$/cmdline')),
    );
    expect(stdout).toContain(String(canary.length));
    expect(stdout).not.toContain(canary);
  });

  it("passes standard input, arguments and binary output through", async () => {
    expect(await ended(start(["cat"]), "hello\u0000world")).toMatchObject({ code: 0, stdout: "hello\u0000world" });
    const { stdout } = await ended(start(["printf", "%s|", "a b", "", "--key", "*"]));
    expect(stdout).toBe("a b||--key|*|");
  });

  it("replaces every spelling of a secret on both outputs", async () => {
    const script = spellings(canary)
      .map(
        (text) =>
          `printf '%s\\n' '${text.replaceAll("'", "'\\''")}'; printf '%s\\n' '${text.replaceAll("'", "'\\''")}' >&2`,
      )
      .join("\n");
    const { stdout, stderr } = await ended(start(sh(script)));
    const expected = spellings(canary)
      .map(() => "[redacted:TOKEN]\n")
      .join("");
    expect(stdout).toBe(expected);
    expect(stderr).toBe(expected);
  });

  it("replaces a secret that is written in two steps", async () => {
    const half = canary.slice(0, 20);
    const { stdout } = await ended(start(sh(`printf %s '${half}'; printf '%s\\n' '${canary.slice(20)}'`)));
    expect(stdout).toBe("[redacted:TOKEN]\n");
  });

  it("gives out a prompt at once, also when it ends like a secret begins", async () => {
    const child = start(sh(`printf 'name: ${canary.slice(0, 2)}'; read answer; echo "got $answer"`));
    const seen = await new Promise<string>((resolve) => {
      let text = "";
      child.stdout?.on("data", (chunk: Buffer) => {
        text += chunk.toString("utf8");
        if (text.endsWith(canary.slice(0, 2))) resolve(text);
      });
    });
    expect(seen).toBe(`name: ${canary.slice(0, 2)}`);
    expect((await ended(child, "x\n")).stdout).toBe("got x\n");
  });

  const passed = "HUP INT QUIT ABRT USR1 USR2 ALRM TERM TSTP TTIN TTOU CONT URG VTALRM WINCH IO".split(" ");
  it.each(passed.map((name) => `SIG${name}` as NodeJS.Signals))(
    "passes %s on and lets the child decide",
    async (signal) => {
      const child = start(
        sh(`trap 'echo caught; exit 7' ${signal.slice(3)}; echo ready; while :; do sleep 0.05; done`),
      );
      expect(await line(child)).toBe("ready");
      child.kill(signal);
      expect(await ended(child)).toMatchObject({ code: 7, stdout: "caught\n" });
    },
  );

  it("lets the child survive a signal that it ignores", async () => {
    const child = start(
      sh("trap 'echo no' TERM; echo ready; while ! [ -e \"$0\" ]; do sleep 0.02; done; exit 3").concat(
        join(directory, "go"),
      ),
    );
    expect(await line(child)).toBe("ready");
    child.kill("SIGTERM");
    expect(await line(child)).toBe("no");
    writeFileSync(join(directory, "go"), "");
    expect((await ended(child)).code).toBe(3);
  });

  /** Starts what counts a signal and tells its count at SIGUSR1, and waits until signals to it are being told apart. */
  async function counting(name: string): Promise<ChildProcess> {
    const traps = `trap 'n=$((n+1)); echo $n' ${name}; trap 'echo up' ALRM; trap 'done=1' USR1`;
    const child = start(sh(`n=0; ${traps}; echo ready; while [ -z "$done" ]; do sleep 0.02; done 2>/dev/null`));
    expect(await line(child)).toBe("ready");
    child.kill("SIGALRM");
    expect(await line(child)).toBe("up");
    return child;
  }

  it.each(["HUP", "INT", "QUIT", "TERM", "USR2", "WINCH", "TSTP", "CONT"])(
    "does not send SIG%s on again when the whole group got it",
    async (name) => {
      const child = await counting(name);
      process.kill(-(child.pid ?? 0), `SIG${name}`);
      child.kill("SIGUSR1"); // passed on behind it, so it has been decided by then
      expect((await ended(child)).stdout).toBe("1\n");
    },
  );

  it("tells signals to all and to us alone apart, one after the other", async () => {
    const child = await counting("TERM");
    process.kill(-(child.pid ?? 0), "SIGTERM");
    child.kill("SIGALRM"); // passed on behind it
    expect(await line(child)).toMatch(/1|up/u);
    expect(await line(child)).toMatch(/1|up/u);
    child.kill("SIGTERM");
    expect(await line(child)).toBe("2");
    child.kill("SIGUSR1");
    expect(await ended(child)).toMatchObject({ code: 0, stdout: "" });
  });

  it("sends on what its group got when the child has left that group", async () => {
    const python = `import os, signal; os.setpgid(0, 0); signal.signal(signal.SIGTERM, lambda *_: os._exit(7)); print("ready", flush=True)\nwhile True: signal.pause()`;
    const child = start(["python3", "-c", python]);
    expect(await line(child)).toBe("ready");
    process.kill(-(child.pid ?? 0), "SIGTERM");
    expect((await ended(child)).code).toBe(7);
  });

  it("does not leave the child behind when it is killed itself", async () => {
    const child = start(sh("echo $$; while :; do sleep 0.05; done"));
    const pid = Number(await line(child));
    child.kill("SIGKILL");
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), 5000);
  });

  it("leaves no process behind when the child ends", async () => {
    const child = start(sh("exit 3"));
    expect((await ended(child)).code).toBe(3);
    await vi.waitFor(() => expect(() => process.kill(-(child.pid ?? 0), 0)).toThrow("ESRCH"), 5000);
  });

  it("tells the child when nobody reads any more", async () => {
    const child = start(["yes", "line"]);
    await line(child);
    child.stdout?.destroy();
    expect(await ended(child)).toMatchObject({ code: null, signal: "SIGPIPE" });
  });

  it("gives the child a pipe, not a socket", async () => {
    expect(await ended(start(sh("echo out > /dev/stdout; echo err > /dev/stderr")))).toMatchObject({
      code: 0,
      stdout: "out\n",
      stderr: "err\n",
    });
  });

  it("loses nothing of a large output", async () => {
    const { stdout, code } = await ended(start(sh("seq 1 200000")));
    expect(code).toBe(0);
    expect(stdout.split("\n")).toHaveLength(200_001);
  });

  it("returns when the child ends, though a grandchild keeps the pipe open", async () => {
    const pidFile = join(directory, "pid");
    const { code, stdout } = await ended(start(sh(`sleep 60 & echo $! > '${pidFile}'; echo done; exit 4`)));
    expect({ code, stdout }).toEqual({ code: 4, stdout: "done\n" });
    process.kill(Number(readFileSync(pidFile, "utf8")));
  });
});

describe("childEnvironment()", () => {
  const credential = { exchange: "binance", key: new Secret("k1", "key"), secret: new Secret("s1", "secret") };
  const base = {
    credentials: [{ prefix: "BINANCE", credential }],
    variables: new Map<string, string | Secret>(),
    hidden: [] as string[],
    strict: false,
  };

  it("adds the declared variables, and takes stale forms of them away", () => {
    const environment = {
      PATH: "/bin",
      BINANCE_API_KEY: "old",
      BINANCE_SECRET: "old",
      BINANCE_API_SECRET_FILE: "/x",
      BINANCE_PASSPHRASE: "old",
    };
    expect(childEnvironment({ ...base, environment })).toEqual({
      PATH: "/bin",
      BINANCE_API_KEY: "k1",
      BINANCE_API_SECRET: "s1",
    });
  });

  it("hides other declared env: stores and the vault's passphrase, not what the child was given", () => {
    const environment = {
      OKX_API_KEY: "x",
      OKX_SECRET: "x",
      OKX_API_SECRET_FILE: "x",
      OKX_OTHER: "stays",
      KEYGUARD_VAULT_PASSPHRASE: "x",
      BINANCE_API_KEY: "y",
    };
    expect(childEnvironment({ ...base, environment, hidden: ["OKX", "BINANCE"] })).toEqual({
      OKX_OTHER: "stays",
      BINANCE_API_KEY: "k1",
      BINANCE_API_SECRET: "s1",
    });
  });

  it("is empty under strict but for what is declared and in the file", () => {
    const variables = new Map<string, string | Secret>([
      ["LOG", "debug"],
      ["TOKEN", new Secret("t", "TOKEN")],
    ]);
    expect(childEnvironment({ ...base, variables, strict: true, environment: { PATH: "/bin" } })).toEqual({
      LOG: "debug",
      TOKEN: "t",
      BINANCE_API_KEY: "k1",
      BINANCE_API_SECRET: "s1",
    });
  });

  it("refuses what no environment can hold", () => {
    const variables = new Map([["A", new Secret("x\0y", "A")]]);
    expect(() => childEnvironment({ ...base, variables, environment: {} })).toThrow(
      expect.objectContaining({ code: "KG_SECRET_INVALID" }) as Error,
    );
  });
});
