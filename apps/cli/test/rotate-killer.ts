// Loaded before the CLI: counts everything that leaves the process (writes, flushes, renames, requests) and ends it
// with SIGKILL at the one whose number KG_TEST_KILL_AT gives; KG_TEST_COUNT names a file that gets the whole count,
// KG_TEST_KILL_ONLY a pattern of what counts, and KG_TEST_KILL_READS has files that are read count as well.
import { appendFileSync, writeFileSync } from "node:fs";
import fs, { type FileHandle } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { basename } from "node:path";

const at = Number(process.env["KG_TEST_KILL_AT"] ?? Number.NaN);
const count = process.env["KG_TEST_COUNT"];
const reads = process.env["KG_TEST_KILL_READS"] === "1";
const only = new RegExp(process.env["KG_TEST_KILL_ONLY"] ?? "", "u");
let passed = 0;

function boundary(what: string): void {
  if (!only.test(what)) return;
  if (passed === at) {
    const note = process.env["KG_TEST_NOTE"];
    if (note !== undefined) appendFileSync(note, what);
    process.kill(process.pid, "SIGKILL");
  }
  passed += 1;
}

type Call = (...given: never[]) => Promise<unknown>;

/** Kills before the call; behind a local one is before the next, so nothing is left out. */
function mortal<T extends Call>(what: string, call: T, paths = 0): T {
  return ((...given: never[]) => {
    const files = given.slice(0, 2 * paths).filter((path) => typeof path === "string");
    boundary(`before ${[what, ...files.map((path) => basename(path))].join(" ")}`);
    return call(...given);
  }) as unknown as T;
}

const open = fs.open.bind(fs);
fs.open = (async (...given: Parameters<typeof open>) => {
  const writes = given[1] !== undefined && given[1] !== "r";
  const name = basename(String(given[0]));
  if (writes) boundary(`before open of ${name}`);
  else if (reads) boundary(`before read of ${name}`);
  const handle: FileHandle = await open(...given);
  if (writes) {
    handle.writeFile = mortal(`write to ${name}`, handle.writeFile.bind(handle) as Call) as typeof handle.writeFile;
    handle.sync = mortal(`flush of ${name}`, handle.sync.bind(handle));
  }
  return handle;
}) as typeof fs.open;
for (const name of ["rename", "link", "unlink", "rm", "writeFile"] as const)
  Object.assign(fs, { [name]: mortal(name, (fs[name] as Call).bind(fs), 1) });
if (reads) fs.readFile = mortal("read of", fs.readFile.bind(fs) as Call, 1) as typeof fs.readFile;
syncBuiltinESMExports();

// Also when the exchange has done it and its answer was not seen.
const send = globalThis.fetch;
globalThis.fetch = async (...given: Parameters<typeof fetch>) => {
  const request = `request ${given[1]?.method ?? "GET"} ${new URL(String(given[0])).pathname}`;
  boundary(`before ${request}`);
  const answer = await send(...given);
  boundary(`after ${request}`);
  return answer;
};

if (count !== undefined) process.on("exit", () => writeFileSync(count, String(passed)));
