import { VERSION } from "./version.ts";

// `--version` answers before anything else is loaded.
const argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
  process.stdout.write(`keyguard ${VERSION}\n`);
} else {
  const { useCompileCache } = await import("./compile-cache.ts");
  useCompileCache(process.env);
  const { main } = await import("./main.ts");
  process.exitCode = await main(argv, VERSION);
}
