import { randomBytes } from "node:crypto";
import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import type { BaselineEntry, HookManager, InitPlan, Project } from "@keyguard/guard/setup";
import { printable } from "@keyguard/report";
import type { Command, Context } from "../command.ts";
import { counted } from "../counted.ts";
import { EXIT } from "../exit-code.ts";
import { namedDirectory } from "../named-directory.ts";
import { scanProject, scanSettings } from "../scan-project.ts";
import { confirm, CONFIRM_OPTIONS } from "../terminal/confirm.ts";
import { RELEASE_COMMIT } from "../version.ts";

/** Random, in short groups, so that no scanner takes it for a key. */
function newSalt(): string {
  return (randomBytes(12).toString("hex").match(/.{4}/gu) ?? []).join("-");
}

/** What the project is, in one line. */
function describe(project: Project, manager: string): string {
  const parts = [
    ...project.languages,
    ...project.frameworks,
    ...(project.exchanges.length === 0 ? [] : [`keys of ${project.exchanges.map(({ name }) => name).join(", ")}`]),
    ...project.ci,
    project.git === undefined ? "no git repository" : manager === "none" ? "no hooks" : `hooks by ${manager}`,
  ];
  return `${printable(project.root)}: ${parts.join(", ")}\n`;
}

/** The plan as lines: `+` is new, `~` is added to. */
function show({ changes, byHand, needs }: InitPlan): string {
  const width = Math.max(0, ...changes.map(({ label }) => label.length));
  const lines = changes.map(
    ({ before, label, why }) => `  ${before === undefined ? "+" : "~"} ${printable(label).padEnd(width)}  ${why}`,
  );
  return [
    ...lines,
    ...byHand.map((text) => `  ! by hand: ${printable(text)}`),
    ...needs.map((text) => `  i ${printable(text)}`),
    "",
  ].join("\n");
}

/** The commit of this build: its release's, or that of the clone it runs from; undefined where there is none. */
async function commitOf(script: string, { version, env }: Context): Promise<string | undefined> {
  if (RELEASE_COMMIT !== "") return RELEASE_COMMIT;
  if (!version.startsWith("0.0.0") || script === "") return undefined; // what npm installed lies in another repository
  const { execFile } = await import("node:child_process");
  const { PATH, HOME } = env as Record<"PATH" | "HOME", string | undefined>; // no variable may name another repository
  return new Promise((tell) => {
    execFile("git", ["rev-parse", "--verify", "HEAD"], { cwd: dirname(script), env: { PATH, HOME } }, (error, stdout) =>
      tell(error === null ? stdout.trim() : undefined),
    );
  });
}

/** What is in the files today, under the salt that `keyguard.toml` has or will have. */
async function firstBaseline(
  context: Context,
  project: Project,
  salt: string,
): Promise<{ entries: readonly BaselineEntry[]; complete: boolean }> {
  const { BASELINE_FILE, createBaseline } = await import("@keyguard/guard/setup");
  if (project.spots[BASELINE_FILE]?.content !== undefined) return { entries: [], complete: true };
  const hasConfig = project.spots["keyguard.toml"]?.content !== undefined;
  const settings = hasConfig ? await scanSettings(context, project.root) : { salt, exclude: [], rules: [] };
  const { findings, complete } = await scanProject(context, project.root, settings);
  return { entries: createBaseline(findings), complete };
}

async function undo(context: Context, root: string): Promise<number> {
  const { inspectProject, journalPath, undoChanges } = await import("@keyguard/guard/setup");
  const project = await inspectProject(root);
  const journal = journalPath(root, project.git?.directory);
  const dryRun = context.args.flag("dry-run");
  const { restored, removed, kept } = await undoChanges(journal, dryRun);
  const lines = [
    ...restored.map((label) => `  ${dryRun ? "would restore" : "restored"} ${printable(label)}`),
    ...removed.map((label) => `  ${dryRun ? "would remove " : "removed "} ${printable(label)}`),
    ...kept.map((label) => `  ${dryRun ? "would keep   " : "kept    "} ${printable(label)}: someone changed it since`),
  ];
  if (lines.length === 0) lines.push("nothing to undo");
  await context.stdout.write(`${lines.join("\n")}\n`);
  return kept.length > 0 ? EXIT.incomplete : EXIT.ok;
}

async function run(context: Context): Promise<number> {
  const { args, stdout, stderr, version } = context;
  const { applyChanges, inspectProject, journalPath, projectRoot } = await import("@keyguard/guard/setup");
  const root = projectRoot(namedDirectory(context, "set up"));
  if (args.flag("undo")) return undo(context, root);
  const { planInit } = await import("@keyguard/guard/setup");
  const project = await inspectProject(root);
  const salt = newSalt();
  const baseline = await firstBaseline(context, project, salt);
  const script = process.argv[1] === undefined ? "" : realpathSync(process.argv[1]);
  const commit = await commitOf(script, context);
  const plan = planInit(project, {
    version,
    ...(commit === undefined ? {} : { commit }),
    program: { node: process.execPath, script },
    salt,
    baseline: baseline.entries,
    ci: !args.flag("no-ci"),
    ...(args.value("hooks") === undefined ? {} : { hooks: args.value("hooks") as HookManager | "none" }),
  });
  await stdout.write(describe(project, args.value("hooks") ?? project.managers[0] ?? "native") + show(plan));
  if (plan.changes.length === 0) {
    await stdout.write("Nothing to do: the project is set up.\n");
    return EXIT.ok;
  }
  if (args.flag("dry-run")) return EXIT.ok;
  if (!(await confirm(context, "Write these files?"))) {
    await stderr.write("nothing was written\n");
    return EXIT.ok;
  }
  await applyChanges(plan.changes, journalPath(root, project.git?.directory));
  const count = baseline.entries.length;
  const known = `${counted(count, "finding is", "findings are")} in the baseline now. ${count === 1 ? "It is still a leak" : "They are still leaks"}; see them with: keyguard scan --no-baseline\n`;
  await stdout.write(
    `${count > 0 ? known : ""}Done. What is wrong now: keyguard doctor. To take it back: keyguard init --undo\n`,
  );
  if (!baseline.complete)
    await stderr.write("note: some files could not be read; the baseline holds what was found in the others\n");
  return EXIT.ok;
}

export const init: Command = {
  name: "init",
  summary: "set a project up, in one step that can be undone",
  usage: "init [OPTIONS] [DIRECTORY]",
  description: [
    "Looks at the project (language, bot framework, exchange SDKs, CI, hooks), shows what it would write, and writes it once you agree: .gitignore entries for keys and wallets, keyguard.toml, a baseline of today's findings, hooks, a CI workflow.",
    "",
    "What exists is added to, never replaced; a hook that is there still runs. A second run changes nothing, and --undo restores every byte.",
    "",
    "Exit code: 0 done, 2 wrong usage, 3 something could not be read, written or restored.",
  ].join("\n"),
  takesArguments: true,
  options: [
    { name: "undo", help: "restore what init changed" },
    {
      name: "hooks",
      value: "MANAGER",
      choices: ["native", "husky", "lefthook", "lint-staged", "pre-commit", "none"],
      help: "what runs the hooks (default: what the project uses)",
    },
    { name: "no-ci", help: "write no CI workflow" },
    ...CONFIRM_OPTIONS,
  ],
  examples: [
    { command: "keyguard init", does: "show what would be written, and ask" },
    { command: "keyguard init --yes --no-ci", does: "write everything but the workflow" },
    { command: "keyguard init --undo", does: "restore every file" },
  ],
  run,
};
