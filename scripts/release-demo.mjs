// Records what `keyguard demo` really prints: all of it into docs/demo.md, the beginning and end of each command's output
// into README.md.
//
//   node scripts/boot.mjs build && node scripts/boot.mjs exec node scripts/release-demo.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./packaging-steps.mjs";
import { README_PART, shorten } from "./shorten-demo.ts";

const block = (text) => `\`\`\`text\n${text.trim()}\n\`\`\``;

const cli = join(root, "apps/cli/dist/cli.js");
const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: "1" };
const { stdout } = await run(process.execPath, [cli, "demo"], { env });
const page = `# What \`keyguard demo\` prints

Recorded by scripts/release-demo.mjs: real commands against a made-up exchange on the same machine. Keys, commits and
ports are new in every run.

${block(stdout)}
`;
writeFileSync(join(root, "docs/demo.md"), page);
const readme = join(root, "README.md");
writeFileSync(
  readme,
  readFileSync(readme, "utf8").replace(README_PART, () => block(shorten(stdout))),
);
