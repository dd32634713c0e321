import { VERSION } from "./version.ts";

/** How long what a command left behind at its deadline may take: a request, or a store that does not answer. */
const LEAVE_MS = 200;

/**
 * `process.exit` waits for a thread that opens a pipe which nobody writes to. Who was told to end then ends as by the
 * signal itself.
 */
function leave(): void {
  const name = new Map([
    [130, "SIGINT"],
    [143, "SIGTERM"],
  ] as const).get(process.exitCode as 130 | 143);
  if (name === undefined || !process.getActiveResourcesInfo().some((kind) => kind.startsWith("FSReq"))) process.exit();
  process.removeAllListeners(name);
  process.kill(process.pid, name);
}

async function start(argv: readonly string[]): Promise<void> {
  // `--version` answers before anything else is loaded.
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    process.stdout.once("error", ({ code }: NodeJS.ErrnoException) => {
      process.exitCode = code === "EPIPE" ? 0 : 3; // a reader that went away is no error, a full disk is
    });
    process.stdout.write(`keyguard ${VERSION}\n`);
    return;
  }
  if (argv[0] !== "demo") {
    const { useCompileCache } = await import("./compile-cache.ts");
    useCompileCache(process.env); // the demo promises to leave nothing behind
  }
  const { main } = await import("./main.ts");
  process.exitCode = await main(argv, VERSION);
  setTimeout(leave, LEAVE_MS).unref();
}

void start(process.argv.slice(2));
