#!/usr/bin/env node
// The root's own `keyguard`: sets up, builds what is needed, then runs the CLI of this checkout.
process.argv.splice(2, 0, "cli");
await import("./scripts/boot.mjs");
