import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { KeyguardError, type KeyConfig } from "@keyguard/core";
import {
  type ChainEnd,
  isIntact,
  isKeyEvent,
  KEY_EVENTS,
  type Ledger,
  parseReminderLog,
  rotations,
} from "@keyguard/rotation";
import { createLedgerFile } from "@keyguard/rotation/node";
import type { Command, Context } from "../command.ts";
import { counted } from "../counted.ts";
import { EXIT } from "../exit-code.ts";
import { ledgerPath } from "./rotate-ports.ts";
import { loadProject, oneKey } from "./rotate-project.ts";

const DAY = 86_400_000;

/** A moment that a person types: a date, or a date and a time; without a zone it is UTC. */
function momentOf(text: string | undefined, now: number): number {
  if (text === undefined) return now;
  const match = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?$/u.exec(text);
  const at = match === null ? Number.NaN : Date.parse(/T.*[^Z\d:]|Z$|^[^T]*$/u.test(text) ? text : `${text}Z`);
  if (Number.isNaN(at))
    throw new KeyguardError("KG_USAGE", 'Cannot read "--at": it is a date such as 2026-05-17 or 2026-05-17T08:00Z');
  if (at > now + DAY)
    throw new KeyguardError("KG_USAGE", 'Cannot note "--at": it lies in the future', {
      hint: "check the date, and this machine's clock",
    });
  return at;
}

function ledgerOf(context: Context): Ledger {
  return createLedgerFile(ledgerPath(context.env));
}

async function runRecord(context: Context): Promise<number> {
  const { args, stdout } = context;
  const project = await loadProject(context);
  const { name, key } = oneKey(project, context);
  const at = momentOf(args.value("at"), Date.now());
  const note = args.value("note");
  const event = args.value("event");
  const more = note === undefined ? {} : { note };
  if (event !== undefined && isKeyEvent(event)) {
    await ledgerOf(context).append({ kind: "event", key: name, event, happenedAt: at, ...more });
    await stdout.write(`${name}: noted ${event} at ${new Date(at).toISOString()}\n`);
    return EXIT.ok;
  }
  await ledgerOf(context).append({
    kind: "record",
    key: name,
    exchange: key.exchange,
    rotatedAt: at,
    how: "manual",
    ...more,
  });
  await stdout.write(`${name}: noted a rotation at ${new Date(at).toISOString()}\n`);
  return EXIT.ok;
}

/** The declared key that a script's name means: the name itself, the exchange, or its variable's prefix; only if it is one. */
function meant(keys: Readonly<Record<string, KeyConfig>>, name: string): string | undefined {
  const flat = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/gu, "");
  const all = Object.entries(keys);
  const by = (test: (key: string, config: KeyConfig) => boolean): string | undefined => {
    const found = all.filter(([key, config]) => test(key, config));
    return found.length === 1 ? found[0]?.[0] : undefined;
  };
  const wanted = flat(name).replace(/(?:api)?(?:key|secret)$/u, "");
  return (
    by((key) => key === name) ??
    by((key) => flat(key) === wanted || flat(key) === flat(name)) ??
    by((_, { env }) => env !== undefined && flat(env) === wanted) ??
    by((_, { exchange }) => flat(exchange) === wanted)
  );
}

async function runImport(context: Context): Promise<number> {
  const { args, stdout, stderr, cwd } = context;
  const project = await loadProject(context);
  const file = args.positionals[0] ?? ".key_rotation_log.json";
  let content: string;
  try {
    content = await readFile(resolve(cwd, file), "utf8");
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new KeyguardError(
      missing ? "KG_PATH_NOT_FOUND" : "KG_READ",
      `Cannot read the reminder log: ${missing ? "it does not exist" : "it is no file that this user may read"}`,
      { hint: "name it: keyguard rotate import FILE", cause: error },
    );
  }
  const { entries, skipped } = parseReminderLog(content, args.value("key"));
  const ledger = ledgerOf(context);
  const known = (await ledger.read()).entries;
  const unmatched: string[] = [];
  let taken = 0;
  for (const { name, rotatedAt } of entries) {
    const key = meant(project.config.keys, name);
    if (key === undefined) {
      unmatched.push(name);
      continue;
    }
    const there = known.some((entry) => entry.kind === "record" && entry.key === key && entry.rotatedAt === rotatedAt);
    if (there) continue; // a second import changes nothing
    if (!args.flag("dry-run")) await ledger.append({ kind: "record", key, rotatedAt, how: "import" });
    await stdout.write(
      `${key}: rotated ${new Date(rotatedAt).toISOString()}${args.flag("dry-run") ? " (not written)" : ""}\n`,
    );
    taken += 1;
  }
  await stdout.write(
    `${taken} taken, ${entries.length - taken - unmatched.length} known, ${unmatched.length + skipped.length} not understood\n`,
  );
  for (const name of unmatched)
    await stderr.write(`note: no declared key is called ${JSON.stringify(name.slice(0, 80))}\n`);
  for (const place of skipped)
    await stderr.write(`note: ${JSON.stringify(place.slice(0, 80))} has no date that can be read\n`);
  return unmatched.length + skipped.length === 0 ? EXIT.ok : EXIT.incomplete;
}

/** An entry as `rotate ledger verify` printed it once. */
function checkpointOf(text: string | undefined): ChainEnd | undefined {
  if (text === undefined) return undefined;
  const [, seq = "", hash = ""] = /^(\d{1,15}):([0-9a-f]{64})$/u.exec(text) ?? [];
  if (hash !== "") return { seq: Number(seq), hash };
  throw new KeyguardError(
    "KG_USAGE",
    'Cannot read "--checkpoint": it is what this command printed before, such as 12:…',
    {
      hint: "see the present one: keyguard rotate ledger verify",
    },
  );
}

async function runVerify(context: Context): Promise<number> {
  const { args, stdout, stderr } = context;
  const checkpoint = checkpointOf(args.value("checkpoint"));
  const reading = await ledgerOf(context).read();
  for (const { line, kind, what } of reading.faults) await stdout.write(`line ${line}: ${kind}: ${what}\n`);
  const held = ({ seq, hash }: ChainEnd): boolean =>
    reading.entries.some((entry) => entry.seq === seq && entry.hash === hash);
  const lost = checkpoint !== undefined && !held(checkpoint);
  if (lost) await stdout.write(`cut: the entry of the checkpoint, ${checkpoint.seq}, is not in the ledger\n`);
  const open = rotations(reading.entries).filter(({ state }) => state !== "closed" && state !== "aborted");
  for (const { key, state } of open) await stdout.write(`open: the rotation of ${key} stands at "${state}"\n`);
  const intact = isIntact(reading) && !lost;
  await stdout.write(`${counted(reading.entries.length, "entry", "entries")}, ${intact ? "intact" : "damaged"}\n`);
  if (reading.entries.length === 0) await stderr.write(`note: there is no entry in ${ledgerPath(context.env)}\n`);
  if (reading.end.seq > 0) await stdout.write(`checkpoint: ${reading.end.seq}:${reading.end.hash}\n`);
  return intact ? EXIT.ok : EXIT.findings;
}

export const rotateRecord: Command = {
  name: "rotate record",
  summary: "note a rotation done by hand, or an event",
  usage: "rotate record [OPTIONS] KEY",
  description:
    "Writes into the ledger that a key was replaced by hand, or that something happened which makes it due at once.",
  takesArguments: true,
  options: [
    { name: "at", value: "DATE", help: "when it was; now by default, UTC without a zone" },
    { name: "event", value: "EVENT", choices: KEY_EVENTS, help: "something that happened, instead of a rotation" },
    { name: "note", value: "TEXT", help: "a word to remember it by; no secret" },
  ],
  examples: [
    { command: "keyguard rotate record kraken-main --at 2026-05-17", does: "it was replaced then" },
    { command: "keyguard rotate record kraken-main --event member-left", does: "due at once" },
  ],
  run: runRecord,
};

export const rotateImport: Command = {
  name: "rotate import",
  summary: "take over a reminder script's log",
  usage: "rotate import [OPTIONS] [FILE]",
  description: [
    "Reads `.key_rotation_log.json` and notes its rotations in the ledger; a second time it changes nothing. A name that no declared key has is told and left out.",
    "",
    "Exit code: 0 all taken, 3 something was not understood.",
  ].join("\n"),
  takesArguments: true,
  options: [
    { name: "key", value: "KEY", help: "the key that entries without a name belong to" },
    { name: "dry-run", help: "show what would be written" },
  ],
  examples: [{ command: "keyguard rotate import", does: "the file in this directory" }],
  run: runImport,
};

export const rotateLedgerVerify: Command = {
  name: "rotate ledger verify",
  summary: "prove that the ledger is whole",
  usage: "rotate ledger verify [OPTIONS]",
  description: [
    "Follows the chain of hashes through the ledger, to the entry that the file beside it names as the last. A line that a crash cut off is told and no damage.",
    "",
    "It prints a checkpoint. Kept on another machine, that proves later that nothing was cut off or written anew, even by somebody who can write both files.",
    "",
    "Exit code: 0 intact, 1 damaged, 3 it could not be read.",
  ].join("\n"),
  takesArguments: false,
  options: [{ name: "checkpoint", value: "N:HASH", help: "an entry that must still be there, as printed before" }],
  examples: [
    { command: "keyguard rotate ledger verify", does: "prove it" },
    { command: "keyguard rotate ledger verify --checkpoint 12:…", does: "and that it goes on from there" },
  ],
  run: runVerify,
};
