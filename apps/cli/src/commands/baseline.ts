import { resolve } from "node:path";
import { type Finding, KeyguardError } from "@keyguard/core";
import type { BaselineChange, BaselineEntry } from "@keyguard/guard/findings";
import { printable } from "@keyguard/report";
import type { Command, Context, OptionSpec } from "../command.ts";
import { counted } from "../counted.ts";
import { EXIT } from "../exit-code.ts";
import { namedDirectory } from "../named-directory.ts";
import { baselineOf, scanProject, scanSettings, today } from "../scan-project.ts";

/** What a baseline is made from. */
interface Project {
  readonly root: string;
  /** Under the root. */
  readonly file: string;
  /** The file's text now; undefined where it does not exist. */
  readonly text: string | undefined;
  readonly entries: readonly BaselineEntry[] | undefined;
  /** Everything that is there and not ignored. */
  readonly findings: readonly Finding[];
  readonly complete: boolean;
}

/** The findings of a report that was made before, or of a scan now. */
async function findingsOf(
  context: Context,
  root: string,
): Promise<{ findings: readonly Finding[]; complete: boolean }> {
  const report = context.args.value("from");
  if (report === undefined) return scanProject(context, root, await scanSettings(context, root));
  const { readReport } = await import("../read-report.ts");
  return readReport(resolve(context.cwd, report), 'read the report that "--from" names');
}

async function open(context: Context, reads: boolean): Promise<Project> {
  const { createTrustedReader, fileTexts, projectRoot, readBaseline, settleFindings } =
    await import("@keyguard/guard/findings");
  const root = projectRoot(namedDirectory(context, "make a baseline of"));
  const { file } = await baselineOf(context, root);
  const reader = await createTrustedReader(root, {}); // a baseline is written where one works, not on a pull request
  const text = await reader.read(file);
  const entries = reads ? await readBaseline(reader, file) : undefined;
  const { findings, complete } = await findingsOf(context, root);
  const settled = await settleFindings(findings, {
    reader,
    textOf: fileTexts(root),
    today: today(),
    baseline: undefined,
  });
  return { root, file, text, entries, findings: settled.findings, complete };
}

async function save(
  context: Context,
  project: Project,
  entries: readonly BaselineEntry[],
  said: string,
): Promise<number> {
  const { writeBaseline } = await import("@keyguard/guard/findings");
  const changed = context.args.flag("dry-run")
    ? undefined
    : await writeBaseline(project.root, project.file, entries, project.text);
  const what = changed === undefined ? "would hold" : changed ? "holds" : "still holds";
  const count = counted(entries.length, "finding");
  await context.stdout.write(`${said}${printable(project.file)} ${what} ${count}\n`);
  if (project.complete) return EXIT.ok;
  await context.stderr.write("note: some files could not be read; what is in them is not in the baseline\n");
  return EXIT.incomplete;
}

function listed({ added, removed }: BaselineChange): string {
  const line = (sign: string) => (entry: BaselineEntry) =>
    `  ${sign} ${entry.fingerprint} ${entry.rule} ${printable(entry.path)}\n`;
  return [...added.map(line("+")), ...removed.map(line("-"))].join("");
}

async function create(context: Context): Promise<number> {
  const { createBaseline } = await import("@keyguard/guard/findings");
  const project = await open(context, false);
  if (project.text !== undefined && !context.args.flag("force")) {
    throw new KeyguardError("KG_USAGE", "Cannot create the baseline: there is one", {
      hint: "add to it with `keyguard baseline update`, or write it anew with --force",
    });
  }
  return save(context, project, createBaseline(project.findings), "");
}

function existing(project: Project): readonly BaselineEntry[] {
  if (project.entries !== undefined) return project.entries;
  throw new KeyguardError("KG_CONFIG_NOT_FOUND", "Cannot change the baseline: there is none", {
    hint: "make one with: keyguard baseline create",
  });
}

async function update(context: Context): Promise<number> {
  const { updateBaseline } = await import("@keyguard/guard/findings");
  const project = await open(context, true);
  const change = updateBaseline(existing(project), project.findings);
  return save(context, project, change.entries, listed(change));
}

async function prune(context: Context): Promise<number> {
  const { pruneBaseline } = await import("@keyguard/guard/findings");
  const project = await open(context, true);
  const entries = existing(project);
  if (!project.complete) {
    throw new KeyguardError(
      "KG_READ",
      "Cannot prune the baseline: not everything could be read, so what looks gone may not be",
      {
        hint: "see what was not read with: keyguard scan",
      },
    );
  }
  const change = pruneBaseline(entries, project.findings);
  return save(context, project, change.entries, listed(change));
}

const OPTIONS: readonly OptionSpec[] = [
  {
    name: "baseline",
    short: "b",
    value: "FILE",
    help: "the baseline (default: .keyguard-baseline in the project's root)",
  },
  {
    name: "from",
    value: "REPORT",
    help: "take the findings from a JSON report, such as one of the history, instead of scanning",
  },
  { name: "dry-run", help: "show what would be written, and write nothing" },
];

const ABOUT =
  "A baseline holds findings that are known and wait to be dealt with, one fingerprint a line, sorted, without secrets; commit it. `keyguard scan` does not report them, unless the exchange accepts the credential.";

export const baselineCreate: Command = {
  name: "baseline create",
  summary: "write a baseline of today's findings",
  usage: "baseline create [OPTIONS] [DIRECTORY]",
  description: `${ABOUT}\n\nExit code: 0 written, 2 wrong usage or there is one, 3 something could not be read or written.`,
  takesArguments: true,
  options: [...OPTIONS, { name: "force", help: "replace the baseline that is there" }],
  examples: [{ command: "keyguard baseline create", does: "today's findings are known from now on" }],
  run: create,
};

export const baselineUpdate: Command = {
  name: "baseline update",
  summary: "add new findings to the baseline",
  usage: "baseline update [OPTIONS] [DIRECTORY]",
  description: `${ABOUT}\n\nEvery line that is there stays as it is. Exit code: 0 written, 2 wrong usage or a damaged baseline, 3 something could not be read or written.`,
  takesArguments: true,
  options: OPTIONS,
  examples: [{ command: "keyguard baseline update --dry-run", does: "see what would be added" }],
  run: update,
};

export const baselinePrune: Command = {
  name: "baseline prune",
  summary: "remove findings that are gone from the baseline",
  usage: "baseline prune [OPTIONS] [DIRECTORY]",
  description: `${ABOUT}\n\nNothing is removed unless everything could be read. Exit code: 0 written, 2 wrong usage or a damaged baseline, 3 something could not be read or written.`,
  takesArguments: true,
  options: OPTIONS,
  examples: [{ command: "keyguard baseline prune", does: "after keys were replaced and taken out" }],
  run: prune,
};
