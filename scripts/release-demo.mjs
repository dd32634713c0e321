// Records what `keyguard demo` really prints into docs/demo.md:
//
//   node scripts/boot.mjs build && node scripts/release-demo.mjs
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./packaging-steps.mjs";

const cli = join(root, "apps/cli/dist/cli.js");
const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: "1" };
const { stdout } = await run(process.execPath, [cli, "demo"], { env });

const text = `# What \`keyguard demo\` prints

Recorded by scripts/release-demo.mjs: real commands against a made-up exchange on the same machine. Keys, commits and
ports are new in every run.

\`\`\`text
${stdout.trim()}
\`\`\`
`;
writeFileSync(join(root, "docs/demo.md"), text);
