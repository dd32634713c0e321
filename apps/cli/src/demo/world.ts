import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KeyguardError } from "@keyguard/core";
import { managementRoutes } from "@keyguard/testkit/key-management";
import { BEHAVIOURS, issueCredential, type SimCredential, startExchange } from "@keyguard/testkit/simulator";
import type { Context } from "../command.ts";

/** The address that the demo's bot is seen at. Those that are reserved for documentation are not believed. */
const ADDRESS = "1.2.3.4";
const ACCOUNT = "bot1";

/** A trader's machine, made up: a repository, its keys, an exchange and the observers of an address, all on loopback. */
export interface World {
  /** The bot's repository. */
  readonly bot: string;
  /** Runs this very keyguard in the repository; returns the exit code. What it prints goes through. */
  keyguard(args: readonly string[]): Promise<number>;
  /** The owner's click on the exchange's page. */
  forbidWithdrawal(): void;
  close(): Promise<void>;
}

interface Ran {
  readonly code: number;
  readonly output: string;
}

function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 3, output }));
  });
}

/** That all of it lies where a restart may lose it is true of the stage, and meant to be. */
const PASSING = /^note: .*\[volatile-(?:store|state)\]\n {2}remedy: .*\n/gmu;

/** A bot whose author pasted the key, noticed it, and took it out again. */
async function leakAndFix(bot: string, env: NodeJS.ProcessEnv, leaked: SimCredential): Promise<void> {
  const git = async (...args: string[]): Promise<void> => {
    const who = ["-c", "user.name=A trader", "-c", "user.email=trader@example.com", "-c", "commit.gpgsign=false"];
    const { code } = await run("git", [...who, ...args], bot, env).catch(() => ({ code: 127 }));
    if (code !== 0)
      throw new KeyguardError("KG_USAGE", "Cannot play the demo: git does not run here", { hint: "install git" });
  };
  const program = (lines: Readonly<Record<string, string>>): string => {
    const slots = Object.entries(lines).map(([slot, value]) => `    "${slot}": ${value},\n`);
    return `import ccxt, os\n\nexchange = ccxt.okx({\n${slots.join("")}})\n`;
  };
  const { key, secret, passphrase = "" } = leaked;
  const pasted = { apiKey: `"${key}"`, secret: `"${secret}"`, password: `"${passphrase}"` };
  const clean = { apiKey: 'os.environ["KEY"]', secret: 'os.environ["SECRET"]', password: 'os.environ["PASSPHRASE"]' };
  await git("init", "--quiet");
  await writeFile(join(bot, "bot.py"), program(pasted));
  await git("add", "bot.py");
  await git("commit", "--quiet", "-m", "It trades");
  await writeFile(join(bot, "bot.py"), program(clean));
  await git("commit", "--quiet", "-am", "Take the key out");
}

function configuration(exchange: string, observers: readonly string[]): string {
  const endpoint = `endpoint = "${exchange}"   # the simulator`;
  return `[keys.bot]
exchange = "okx"
profile = "trading"
store = "file:../secrets/bot.json"
${endpoint}

[keys.bot.rotation]
by = "manager"
account = "${ACCOUNT}"
grace = "0s"

[keys.manager]
exchange = "okx"
profile = "read-only"
store = "file:../secrets/manager.json"
${endpoint}

[ip]
observers = [${observers.map((url) => `"${url}"`).join(", ")}]
`;
}

/** Tells everyone the same address. */
async function startObserver(): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((_, response) => response.end(ADDRESS));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}/`, server };
}

/** What a child gets: nothing of this machine's own keys, settings or proxies, and a home that goes away. */
function environmentOf({ env, stdout }: Context, home: string): NodeJS.ProcessEnv {
  return {
    PATH: env["PATH"] ?? "",
    HOME: home,
    XDG_STATE_HOME: join(home, "state"),
    GIT_CONFIG_NOSYSTEM: "1",
    KEYGUARD_TIMEOUT: "5s",
    ...(stdout.colour ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }),
  } as NodeJS.ProcessEnv;
}

/** Sets the stage. Everything lies in one directory for temporary files, and nothing leaves the machine. */
export async function createWorld(context: Context): Promise<World> {
  const behaviour = BEHAVIOURS["okx"];
  if (behaviour === undefined) throw new RangeError("the simulator lacks okx");
  const home = await mkdtemp(join(tmpdir(), "keyguard-demo-"));
  const exchange = await startExchange(behaviour, managementRoutes(behaviour, { accountId: "sub" }));
  const observers = await Promise.all([startObserver(), startObserver()]);
  const close = async (): Promise<void> => {
    await exchange.close();
    for (const { server } of observers) {
      server.closeAllConnections();
      server.close();
    }
    await rm(home, { recursive: true, force: true });
  };
  try {
    exchange.address = ADDRESS;
    exchange.addAccount({ id: "sub", parent: "main", label: ACCOUNT });
    const [manager, leaked] = [issueCredential("okx"), issueCredential("okx")];
    exchange.addKey({ ...manager, name: "manager", scopes: ["read", "manage-keys"], allowlist: [ADDRESS] });
    const key = exchange.addKey({
      ...leaked,
      account: "sub",
      scopes: ["read", "trade.spot", "withdraw"],
      allowlist: [ADDRESS],
    });
    const [bot, secrets] = [join(home, "bot"), join(home, "secrets")];
    await mkdir(bot);
    await mkdir(secrets, { mode: 0o700 });
    await writeFile(join(secrets, "bot.json"), JSON.stringify(leaked), { mode: 0o600 });
    await writeFile(join(secrets, "manager.json"), JSON.stringify(manager), { mode: 0o600 });
    const env = environmentOf(context, home);
    await leakAndFix(bot, env, leaked);
    const urls = observers.map(({ url }) => url);
    await writeFile(join(bot, "keyguard.toml"), configuration(exchange.origin, urls));
    let commands = 0;
    return {
      bot,
      async keyguard(args) {
        // A verdict is kept for some minutes; the story tells of a longer time, so each command remembers nothing.
        const own = { ...env, XDG_CACHE_HOME: join(home, `cache-${(commands += 1)}`) };
        const ran = await run(process.execPath, [...process.execArgv, process.argv[1] ?? "", ...args], bot, own);
        await context.stdout.write(ran.output.replaceAll(home, "…").replaceAll(PASSING, ""));
        return ran.code;
      },
      forbidWithdrawal() {
        key.scopes.withdraw = false;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
