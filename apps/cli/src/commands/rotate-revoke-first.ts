import { type PanicInput, planPanic, revokeFirst, type RotationPlan } from "@keyguard/rotation";
import { createSelfRevoker, type SelfRevoker } from "@keyguard/rotation/key-management";
import { systemClock } from "@keyguard/core/node";
import { exchangeFetch } from "@keyguard/permissions/node";
import type { Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { openRotation, type RotateSetup, timeoutOf } from "./rotate-ports.ts";
import { loadProject, oneKey } from "./rotate-project.ts";
import { confirmed, guarded, planText, tellStop, withLock } from "./rotate-steps.ts";

interface Killing {
  readonly setup: RotateSetup;
  /** The key's own call; undefined where the manager, or a person, deletes it. */
  readonly own: SelfRevoker | undefined;
  readonly plan: RotationPlan;
}

/** Who can kill the key: the managing key, which needs no address of the leaked one; else the key itself; else a person. */
async function prepare(context: Context): Promise<Killing> {
  const project = await loadProject(context);
  const { name, key } = oneKey(project, context);
  const setup = await openRotation(context, project, name, false);
  const byManager = setup.ports.manager.kind === "api";
  const { current } = await setup.ports.store.read();
  const own = byManager
    ? undefined
    : createSelfRevoker(setup.exchange.id, {
        credential: current,
        fetch: exchangeFetch(project.config, context.env),
        clock: systemClock,
        timeoutMs: timeoutOf(context.env),
        ...(key.endpoint === undefined ? {} : { endpoint: key.endpoint }),
      });
  const input: PanicInput = {
    key: name,
    exchange: setup.exchange.id,
    revoke: byManager ? "manager" : own === undefined ? "person" : "self",
    page: setup.exchange.keyManagement.page,
    killsAll: own?.killsAll ?? false,
  };
  return { setup, own, plan: planPanic(input) };
}

/** Shows what would be done about a key that leaked; asks nobody and changes nothing. */
export async function planRevokeFirst(context: Context): Promise<number> {
  const { name } = oneKey(await loadProject(context), context);
  return guarded(context, name, async () => {
    const { plan } = await prepare(context);
    const json = context.args.value("format") === "json";
    await context.stdout.write(json ? `${JSON.stringify(plan, undefined, 2)}\n` : planText(plan, " --revoke-first"));
    return EXIT.ok;
  });
}

function question(name: string, { own, setup }: Killing): string {
  const all = own?.killsAll === true ? `every key of its account at ${setup.exchange.name}` : name;
  return `Kill ${all} now, without a new one? Programs that use it stop.`;
}

/** Kills a key that leaked, and says what is left to do. */
export async function runRevokeFirst(context: Context): Promise<number> {
  const { name } = oneKey(await loadProject(context), context);
  return guarded(context, name, async () => {
    const killing = await prepare(context);
    const { setup, own } = killing;
    await confirmed(context, question(name, killing));
    return withLock(setup, async () => {
      const outcome = await revokeFirst({
        ports: setup.ports,
        key: name,
        ...(own === undefined ? {} : { selfRevoke: () => own.revoke() }),
      });
      if (context.args.value("format") === "json")
        await context.stdout.write(`${JSON.stringify({ key: name, ...outcome })}\n`);
      for (const note of outcome.notes) await context.stderr.write(`note: ${note}\n`);
      const page = setup.exchange.keyManagement.page;
      if (!outcome.dead)
        return tellStop(
          context,
          name,
          `it is not proven dead: ${outcome.evidence}`,
          `delete it by hand now, at ${page}, or run this again`,
          "revoking",
        );
      if (context.args.value("format") !== "json")
        await context.stdout.write(
          [
            `${name}: dead; ${outcome.evidence}`,
            "look at open orders, positions and withdrawals now: deleting a key closes none of them",
            `then make a new key at ${page}, store it with: keyguard secrets set ${setup.key.store}`,
            `and note it with: keyguard rotate record ${name}\n`,
          ].join("\n"),
        );
      return EXIT.ok;
    });
  });
}
