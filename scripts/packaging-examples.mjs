// The READMEs' examples as users run them: in a file, against the installed package.
import { createServer } from "node:http";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must, run } from "./packaging-steps.mjs";

/** Answers every request with 200, so that examples that send something have someone to send it to. */
async function startListener() {
  const server = createServer((request, response) => request.resume().on("end", () => response.end("{}")));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { host: `127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** What an example needs around it, and what it has to say. By default: exit 0 and the output its comments promise. */
function settingOf(name, index, host) {
  // A proxy that refuses: nothing leaves the machine, and the example tells that nothing answered.
  const closed = { HTTPS_PROXY: "http://127.0.0.1:9", HTTP_PROXY: "http://127.0.0.1:9" };
  if (name === "@keyguard/alerts")
    return {
      env: { OPS_WEBHOOK: `webhook://${host}/x?secret=s&endpoint=http://${host}`, OPS_NTFY: `ntfy://${host}/t` },
    };
  if (name === "@keyguard/ip") return { env: closed, prints: /^(?:undecided|absent)\nunknown$/u };
  if (name === "@keyguard/guard") return { env: closed, prints: /^(?:true|false) \d \d+$/u };
  if (name === "@keyguard/permissions" && index === 0) return { env: closed, code: 1, says: /KG_[A-Z_]+/u };
  return {};
}

/** What `console.log(…); // text` promises. */
function promised(text) {
  return [...text.matchAll(/console\.log\([^\n]*\); \/\/ (.+)$/gmu)].map((match) => match[1]);
}

/** Runs every TypeScript block of a README in `project`; returns how many there were. */
export async function runExamples(readme, manifest, project, node) {
  const blocks = [...readFileSync(readme, "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gmu)].map(
    (match) => match[1] ?? "",
  );
  must(blocks.length > 0, "the README has no example");
  const listener = await startListener();
  try {
    for (const [index, block] of blocks.entries()) {
      const { env = {}, code = 0, prints, says } = settingOf(manifest.name, index, listener.host);
      const file = join(project, `example-${index}.ts`);
      writeFileSync(file, block);
      const clean = { PATH: process.env.PATH, HOME: project, ...env };
      const ran = await run(node, [file], { cwd: project, env: clean, codes: [code], timeoutMs: 60_000 });
      const output = ran.stdout.trim();
      if (prints !== undefined) must(prints.test(output), `example ${index + 1} printed: ${output}`);
      else if (promised(block).length > 0)
        must(output === promised(block).join("\n"), `example ${index + 1} printed: ${output}`);
      if (says !== undefined) must(says.test(ran.stderr), `example ${index + 1} failed with: ${ran.stderr}`);
    }
  } finally {
    listener.close();
  }
  return blocks.length;
}
