import { VERSION } from "./version.ts";

/** How long what a command left behind at its deadline may take: a request, or a store that does not answer. */
const LEAVE_MS = 200;

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
  setTimeout(() => process.exit(), LEAVE_MS).unref();
}

void start(process.argv.slice(2));
