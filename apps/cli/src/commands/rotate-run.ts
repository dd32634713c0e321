import {
  abortOpen,
  isFinal,
  planRotation,
  preflight,
  type Preflight,
  resumeRotation,
  rightsOf,
  rollbackOpen,
  type RotationOutcome,
  type RotationPlan,
  rotations,
  startRotation,
} from "@keyguard/rotation";
import { createEscrowFiles, createLedgerFile } from "@keyguard/rotation/node";
import type { Command, Context, OptionSpec } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { escrowPath, ledgerPath, openRotation, type RotateSetup } from "./rotate-ports.ts";
import { loadProject, oneKey } from "./rotate-project.ts";
import { planRevokeFirst, runRevokeFirst } from "./rotate-revoke-first.ts";
import { confirmed, findingLines, guarded, planText, tellStop, withLock } from "./rotate-steps.ts";

const YES: OptionSpec = { name: "yes", short: "y", help: "do not ask; needed where there is no terminal" };
const JSON_FORMAT: OptionSpec = {
  name: "format",
  short: "f",
  value: "FORMAT",
  choices: ["text", "json"],
  help: "how to print the result",
};

const REVOKE_FIRST: OptionSpec = {
  name: "revoke-first",
  help: "for a key that leaked: kill it now, without a new one, overlap or grace",
};

const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

/** Ten characters that name a rotation: enough never to meet twice, short enough for every exchange's label. */
function rotationId(setup: RotateSetup): string {
  return Array.from(setup.ports.random.bytes(10), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

function actorOf({ env }: Context): string {
  if ((env["CI"] ?? "") !== "") return "ci";
  return env["USER"] ?? env["USERNAME"] ?? "unknown";
}

async function tellOutcome(context: Context, name: string, outcome: RotationOutcome, done: string): Promise<number> {
  if (context.args.value("format") === "json")
    await context.stdout.write(`${JSON.stringify({ key: name, ...outcome })}\n`);
  const { stopped, state } = outcome;
  if (stopped !== undefined) return tellStop(context, name, stopped.reason, stopped.remedy, state);
  if (context.args.value("format") !== "json") await context.stdout.write(`${name}: ${done}\n`);
  return EXIT.ok;
}

interface Planned {
  readonly id: string;
  readonly newName: string;
  readonly looked: Preflight;
  /** Undefined when the look failed. */
  readonly plan: RotationPlan | undefined;
}

async function makePlan(setup: RotateSetup): Promise<Planned> {
  const id = rotationId(setup);
  const { manager } = setup.ports;
  const newName = manager.keyName(id);
  const looked = await preflight(setup.ports, setup.name);
  const deletesByHand = manager.deletesByHand ?? false; // the look has told
  const plan = looked.ok ? planRotation({ ...setup.input, newName, deletesByHand }, looked.facts) : undefined;
  return { id, newName, looked, plan };
}

async function runPlan(context: Context): Promise<number> {
  if (context.args.flag("revoke-first")) return planRevokeFirst(context);
  const project = await loadProject(context);
  const { name } = oneKey(project, context);
  return guarded(context, name, async () => {
    const setup = await openRotation(context, project, name, false);
    const { looked, plan } = await makePlan(setup);
    if (!looked.ok) return tellStop(context, name, looked.reason, looked.remedy);
    if (plan === undefined) return EXIT.incomplete;
    await context.stdout.write(
      context.args.value("format") === "json" ? `${JSON.stringify(plan, undefined, 2)}\n` : planText(plan),
    );
    return plan.blocked ? EXIT.findings : EXIT.ok;
  });
}

async function runRotation(context: Context): Promise<number> {
  if (context.args.flag("revoke-first")) return runRevokeFirst(context);
  const project = await loadProject(context);
  const { name } = oneKey(project, context);
  await confirmed(context, `Rotate ${name}?`);
  return guarded(context, name, async () => {
    const setup = await openRotation(context, project, name, false);
    return withLock(setup, async () => {
      const { looked, plan, newName, id } = await makePlan(setup);
      if (!looked.ok) return tellStop(context, name, looked.reason, looked.remedy);
      await context.stderr.write(findingLines(plan?.findings ?? []));
      const blocker = plan?.findings.find(({ blocks }) => blocks);
      if (blocker !== undefined) return tellStop(context, name, blocker.message, blocker.remedy);
      const { facts } = looked;
      const outcome = await startRotation(setup.ports, {
        id,
        key: name,
        newName,
        graceMs: setup.graceMs,
        actor: actorOf(context),
        escrow: {
          rotation: id,
          old: facts.old,
          rights: facts.row === null || facts.row === undefined ? null : rightsOf(facts.row),
          reading: facts.reading,
        },
      });
      return tellOutcome(
        context,
        name,
        outcome,
        `rotated; the new key is called "${newName}", and the old one is proven dead`,
      );
    });
  });
}

/** True when a rotation of the key is open, or an ended one left its escrow behind. Looking changes nothing. */
async function isUnfinished({ env }: Context, name: string): Promise<boolean> {
  const { entries } = await createLedgerFile(ledgerPath(env)).read();
  const left = new Set(await createEscrowFiles(escrowPath(env)).list());
  return rotations(entries).some(({ key, id, state }) => key === name && (!isFinal(state) || left.has(id)));
}

type Ending = (ports: RotateSetup["ports"], key: string, actor: string) => Promise<RotationOutcome | undefined>;

function ending(work: Ending, question: string | undefined, done: string): (context: Context) => Promise<number> {
  return async (context) => {
    const project = await loadProject(context);
    const { name } = oneKey(project, context);
    if (question !== undefined) await confirmed(context, `${question} ${name}?`);
    return guarded(context, name, async () => {
      const nothing = `${name}: no rotation is open\n`;
      if (!(await isUnfinished(context, name))) {
        await context.stdout.write(nothing);
        return EXIT.ok;
      }
      const setup = await openRotation(context, project, name, true);
      return withLock(setup, async () => {
        const outcome = await work(setup.ports, name, actorOf(context));
        if (outcome !== undefined) return tellOutcome(context, name, outcome, done);
        await context.stdout.write(nothing);
        return EXIT.ok;
      });
    });
  };
}

const EXITS =
  "Exit code: 0 done (or nothing open), 2 wrong usage or configuration, 3 it stopped before its end, with a line that says where and why.";

export const rotatePlan: Command = {
  name: "rotate plan",
  summary: "show what a rotation would do, step by step",
  usage: "rotate plan [OPTIONS] KEY",
  description: [
    "Prints every step of replacing a key, what would be left if that step failed, and what speaks against beginning. It reads the store, the exchange and the ledger, and changes nothing anywhere.",
    "",
    "Exit code: 0 it may begin, 1 a finding forbids it, 2 wrong usage, 3 something could not be read.",
  ].join("\n"),
  takesArguments: true,
  options: [JSON_FORMAT, REVOKE_FIRST],
  examples: [
    { command: "keyguard rotate plan binance-main", does: "what would happen" },
    { command: "keyguard rotate plan binance-main --revoke-first", does: "what would, if it has leaked" },
  ],
  run: runPlan,
};

export const rotateRun: Command = {
  name: "rotate run",
  summary: "replace a key without a gap",
  usage: "rotate run [OPTIONS] KEY",
  description: [
    "Makes a new key with the old one's rights and addresses, checks it, switches the store, waits until its consumers use it, deletes the old key and proves that it is dead. Both keys work until then. Where the exchange lets no program make keys, it guides you by hand; without a terminal the new key is taken as a JSON document from standard input.",
    "",
    "It can be killed at any moment: `rotate resume` goes on. Any difference between the two keys stops it, and the new one is deleted.",
    "",
    "With --revoke-first a key that leaked dies at once, by the managing key, by its own call where its exchange has one (Bybit; Bitstamp, which kills every key of the account), or by your hand. Programs that use it stop; orders and positions stay. A new key is made afterwards.",
    "",
    EXITS,
  ].join("\n"),
  takesArguments: true,
  options: [YES, JSON_FORMAT, REVOKE_FIRST],
  examples: [
    { command: "keyguard rotate run binance-main --revoke-first", does: "it leaked: asks, then kills it" },
    { command: "keyguard rotate run binance-main", does: "asks, then does it" },
    { command: "keyguard rotate run binance-main --yes", does: "for a script" },
  ],
  run: runRotation,
};

export const rotateResume: Command = {
  name: "rotate resume",
  summary: "go on with a rotation that stopped",
  usage: "rotate resume [OPTIONS] KEY",
  description: ["Goes on from the last step in the ledger; with nothing open it changes nothing.", "", EXITS].join(
    "\n",
  ),
  takesArguments: true,
  options: [YES, JSON_FORMAT],
  examples: [{ command: "keyguard rotate resume binance-main", does: "go on" }],
  run: ending(resumeRotation, undefined, "finished"),
};

export const rotateAbort: Command = {
  name: "rotate abort",
  summary: "give up a rotation before the switch",
  usage: "rotate abort [OPTIONS] KEY",
  description: [
    "Deletes the new key and whatever else is left of the rotation; the old key was in use all the time and stays.",
    "",
    EXITS,
  ].join("\n"),
  takesArguments: true,
  options: [YES, JSON_FORMAT],
  examples: [{ command: "keyguard rotate abort binance-main --yes", does: "give it up" }],
  run: ending(abortOpen, "Give up the rotation of", "given up; the old key is in use, the new one is gone"),
};

export const rotateRollback: Command = {
  name: "rotate rollback",
  summary: "go back to the old key after the switch",
  usage: "rotate rollback [OPTIONS] KEY",
  description: [
    "Puts the old key back into the store, restarts the consumers and deletes the new key; only until the old key is revoked.",
    "",
    EXITS,
  ].join("\n"),
  takesArguments: true,
  options: [YES, JSON_FORMAT],
  examples: [{ command: "keyguard rotate rollback binance-main --yes", does: "go back" }],
  run: ending(rollbackOpen, "Go back to the old key of", "rolled back; the old key is in use, the new one is gone"),
};
