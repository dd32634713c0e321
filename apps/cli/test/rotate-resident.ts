// A process that runs commands of the CLI one after another, for a test that would start hundreds of processes to no
// end: what a command finds was left behind by another process, and what it leaves is read by the test.
import { EventEmitter } from "node:events";
import { main } from "../src/main.ts";
import type { ResidentAnswer, ResidentQuestion } from "./rotate-stand.ts";

EventEmitter.defaultMaxListeners = 0; // each command listens for signals until its process would end

/** Takes what a command writes, as a pipe would. */
function capture(stream: NodeJS.WriteStream): { readonly text: () => string; readonly end: () => void } {
  let text = "";
  const write = stream.write;
  stream.write = (chunk: Uint8Array | string, ...more: unknown[]) => {
    text += String(chunk);
    for (const done of more) if (typeof done === "function") done(null);
    return true;
  };
  return { text: () => text, end: () => void (stream.write = write) };
}

async function answer({ args, cwd, env }: ResidentQuestion): Promise<ResidentAnswer> {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)];
  try {
    return { code: await main(args, "0.0.0"), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    stdout.end();
    stderr.end();
  }
}

process.on("message", (question: ResidentQuestion) => {
  void answer(question).then((said) => process.send?.(said));
});
