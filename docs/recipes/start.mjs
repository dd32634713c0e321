// Starts a bot only when keyguard lets it.
import { spawnSync } from "node:child_process";

const { status } = spawnSync("keyguard", ["guard", "--grace"], { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 3);

// The bot reads its keys when it is imported: not before the guard.
await import("./bot.mjs");
