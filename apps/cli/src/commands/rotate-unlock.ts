import { KeyguardError } from "@keyguard/core";
import { breakLock, readLock } from "@keyguard/rotation/node";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { confirm, CONFIRM_OPTIONS } from "../terminal/confirm.ts";
import { ledgerPath, lockPath } from "./rotate-ports.ts";
import { loadProject, oneKey } from "./rotate-project.ts";

interface Locked {
  readonly what: string;
  readonly path: string;
  readonly who: string;
}

async function runUnlock(context: Context): Promise<number> {
  const { args, env, stdout } = context;
  const { name, key } = oneKey(await loadProject(context), context);
  const ledger = ledgerPath(env);
  const locks = [
    { what: name, path: lockPath(env, name, key) },
    { what: "the ledger", path: `${ledger}.lock` },
  ];
  const held: Locked[] = [];
  for (const lock of locks) {
    const holder = await readLock(lock.path);
    if (holder === undefined) continue;
    held.push({ ...lock, who: holder.who });
    await stdout.write(`${lock.what}: locked by ${holder.who}${holder.gone ? ", which is gone" : ""}\n`);
  }
  if (held.length === 0) {
    await stdout.write(`${name}: nothing is locked\n`);
    return EXIT.ok;
  }
  if (args.flag("dry-run")) return EXIT.ok;
  if (!(await confirm(context, "Is nothing of that running any more, on any machine?")))
    throw new KeyguardError("KG_USAGE", "Nothing was done: the answer was no");
  for (const { what, path, who } of held) {
    if (await breakLock(path)) continue;
    throw new KeyguardError("KG_ROTATION_BUSY", `Cannot unlock ${what}: ${who} is alive`, {
      hint: "wait for it to end, or end it there",
    });
  }
  await stdout.write(`${name}: unlocked; go on with: keyguard rotate resume ${name}\n`);
  return EXIT.ok;
}

export const rotateUnlock: Command = {
  name: "rotate unlock",
  summary: "take away the lock that a lost machine left",
  usage: "rotate unlock [OPTIONS] KEY",
  description: [
    "The lock of a process that died on this machine does not block. Nobody can tell that from here for another machine, or for a container that is gone: this command takes such a lock away, when it has shown no sign of life for five seconds and you say that nothing runs any more. Where the store has compare-and-set, that guards against two rotations at once all the same.",
    "",
    "Exit code: 0 unlocked, or nothing was locked; 2 wrong usage; 3 its holder is alive.",
  ].join("\n"),
  takesArguments: true,
  options: CONFIRM_OPTIONS,
  examples: [
    { command: "keyguard rotate unlock binance-main", does: "shows who holds it, asks, then takes it away" },
    { command: "keyguard rotate unlock binance-main --yes", does: "for a script" },
  ],
  run: runUnlock,
};
