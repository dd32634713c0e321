import { isKeyguardError, KeyguardError } from "@keyguard/core";
import type { PlanFinding, RotationPlan } from "@keyguard/rotation";
import type { Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { askYes } from "../terminal/confirm.ts";
import type { RotateSetup } from "./rotate-ports.ts";

/** Findings with their remedies. */
export function findingLines(findings: readonly PlanFinding[]): string {
  return findings
    .map(({ id, blocks, message, remedy }) => `${blocks ? "stop" : "note"}: ${message} [${id}]\n  remedy: ${remedy}\n`)
    .join("");
}

/** A plan for a person; `more` is what its command needs besides the key. */
export function planText(plan: RotationPlan, more = ""): string {
  const steps = plan.steps.map(
    ({ state, what, leaves }, i) => `${String(i + 1).padStart(2)}. ${state}: ${what}\n    if it fails: ${leaves}\n`,
  );
  const verdict = plan.blocked
    ? "It may not begin; see above.\n"
    : `To do it: keyguard rotate run ${plan.key}${more}\n`;
  return `Rotation of ${plan.key} (${plan.exchange})\n\n${steps.join("")}\n${findingLines(plan.findings)}${verdict}`;
}

/** One line on the error stream that says where it stopped, and one what to do. */
export async function tellStop(
  { stderr }: Context,
  name: string,
  reason: string,
  remedy: string,
  state?: string,
): Promise<number> {
  const where = state === undefined ? "before it began" : `at "${state}"`;
  await stderr.write(`stopped: the rotation of ${name} stopped ${where}: ${reason}\nhint: ${remedy}\n`);
  return EXIT.incomplete;
}

/** What cannot be read ends a command with exit 3, whatever stood in the way; wrong usage stays wrong usage. */
export async function guarded(context: Context, name: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (isKeyguardError(error)) {
      if (error.exitCode === EXIT.usage) throw error;
      return tellStop(context, name, error.message, error.hint ?? "run it again when that is mended");
    }
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (typeof code !== "string") throw error;
    const reason = `a file of the state directory cannot be read or written: ${code}`;
    return tellStop(context, name, reason, "check the disk and the permissions, then run it again");
  }
}

/** Asks before something is changed; `--yes` answers. */
export async function confirmed(context: Context, question: string): Promise<void> {
  if (context.args.flag("yes")) return;
  if (!context.stdin.isTTY)
    throw new KeyguardError("KG_USAGE", "Cannot ask whether to go on: this is no terminal", {
      hint: "add --yes to go on; keyguard rotate plan shows what would happen",
    });
  if (!(await askYes(context, question))) throw new KeyguardError("KG_USAGE", "Nothing was done: the answer was no");
}

/** Does work while it holds the key's lock. */
export async function withLock(setup: RotateSetup, work: () => Promise<number>): Promise<number> {
  const held = await setup.lock();
  if (typeof held === "string") {
    throw new KeyguardError("KG_ROTATION_BUSY", `another rotation of it is running (${held})`, {
      hint: `wait for it to end; if that machine is gone for good: keyguard rotate unlock ${setup.name}`,
    });
  }
  try {
    return await work();
  } finally {
    await held.release();
  }
}
