import { BASELINE_FILE, type BaselineEntry, formatBaseline } from "../baseline/baseline.ts";
import { huskyHook } from "../hooks/husky.ts";
import { lintStagedConfig } from "../hooks/lint-staged.ts";
import {
  extendHook,
  FORMER_SUFFIX,
  HOOK_NAMES,
  type HookName,
  type HookProgram,
  nativeHook,
  wrappingHook,
} from "../hooks/native-hook.ts";
import { lefthookConfig, preCommitConfig } from "../hooks/yaml-hooks.ts";
import { type Change, type Content, contentText, sameContent, textContent } from "./change.ts";
import { withIgnoredFiles, withUnionMerge } from "./gitignore.ts";
import type { HookManager, Project, Spot } from "./project.ts";
import {
  configTemplate,
  githubNeeds,
  githubWorkflow,
  gitlabPipeline,
  npmReference,
  releaseNeeds,
  type WorkflowRelease,
} from "./templates.ts";

/** What `init` is asked to do. */
export interface InitOptions extends WorkflowRelease {
  readonly program: HookProgram;
  /** For a new `keyguard.toml`. */
  readonly salt: string;
  /** For a new baseline. */
  readonly baseline: readonly BaselineEntry[];
  /** By default the project's first; `none` for no hook. */
  readonly hooks?: HookManager | "none";
  /** False for no CI workflow. */
  readonly ci?: boolean;
}

/** What `init` would do, and what it leaves to a person. */
export interface InitPlan {
  /** In the order in which they are written; empty where there is nothing left to do. */
  readonly changes: readonly Change[];
  /** What has to be put in by hand, one sentence each. */
  readonly byHand: readonly string[];
  /** What has to hold for what is written to work, one sentence each. */
  readonly needs: readonly string[];
}

class Plan implements InitPlan {
  readonly changes: Change[] = [];
  readonly byHand: string[] = [];
  readonly needs: string[] = [];

  put(spot: Spot, why: string, after: Content): void {
    if (!sameContent(spot.content, after))
      this.changes.push({ path: spot.path, label: spot.label, why, before: spot.content, after });
  }

  need(need: string | undefined): void {
    if (need !== undefined && !this.needs.includes(need)) this.needs.push(need);
  }

  text(spot: Spot, why: string, after: string, mode?: number): void {
    this.put(spot, why, textContent(after, spot.content, mode));
  }
}

const NOTHING = "its text cannot be read";

/** Changes a text file by a pure function that says undefined where a person has to do it. */
function edit(plan: Plan, spot: Spot, why: string, change: (text: string) => string | undefined, byHand: string): void {
  const text = spot.content === undefined ? "" : contentText(spot.content);
  const edited = text === undefined ? undefined : change(text);
  if (edited === undefined) plan.byHand.push(`${spot.label}: ${byHand}`);
  else plan.text(spot, why, edited);
}

/** A hook in git's own directory, beside or in front of one that is there. */
function planNativeHook(plan: Plan, spot: Spot, name: HookName, program: HookProgram): void {
  const why = name === "pre-push" ? "look at what is pushed" : "look at what is committed";
  const { content } = spot;
  if (content === undefined) return plan.text(spot, why, nativeHook(name, program), 0o755);
  const text = contentText(content);
  const active = content.kind === "link" || (content.mode & 0o111) !== 0;
  const extended = text === undefined || !active ? undefined : extendHook(text, name, program);
  if (extended !== undefined) return plan.text(spot, `${why}, before the hook that is there`, extended);
  const former = { path: spot.path + FORMER_SUFFIX, label: spot.label + FORMER_SUFFIX, content: undefined };
  plan.put(former, "keep the hook that is there; it still runs", content);
  return plan.text({ ...spot, content }, why, wrappingHook(name, program), 0o755);
}

const HUSKY_FILES: Readonly<Record<HookName, string>> = {
  "pre-commit": ".husky/pre-commit",
  "pre-push": ".husky/pre-push",
};

function planHusky(plan: Plan, project: Project): void {
  for (const name of HOOK_NAMES) {
    const spot = project.spots[HUSKY_FILES[name]];
    if (spot === undefined) continue;
    const text = spot.content === undefined ? undefined : contentText(spot.content);
    if (spot.content !== undefined && text === undefined)
      plan.byHand.push(`${spot.label}: ${NOTHING}; add: keyguard hook ${name}`);
    else
      plan.text(
        spot,
        "call keyguard from husky's hook",
        huskyHook(text, name),
        spot.content === undefined ? 0o755 : undefined,
      );
  }
}

/** The first of several files that exists. */
function existing(project: Project, names: readonly string[]): Spot | undefined {
  return names.map((name) => project.spots[name]).find((spot) => spot?.content !== undefined);
}

function planLefthook(plan: Plan, project: Project): void {
  const spot = existing(project, ["lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".lefthook.yaml"]);
  if (spot === undefined) {
    plan.byHand.push("lefthook's configuration is not YAML: add `keyguard hook pre-commit` to its pre-commit commands");
    return;
  }
  const change = (text: string): string | undefined =>
    HOOK_NAMES.reduce<string | undefined>(
      (now, name) => (now === undefined ? undefined : lefthookConfig(now, name)),
      text,
    );
  edit(plan, spot, "call keyguard from lefthook", change, "add `keyguard hook pre-commit` to its pre-commit commands");
}

function planLintStaged(plan: Plan, project: Project): void {
  const hint = 'add "*": "keyguard hook pre-commit" to lint-staged';
  const own = existing(project, [".lintstagedrc.json", ".lintstagedrc"]);
  const spot = own ?? project.spots["package.json"];
  if (spot?.content === undefined) plan.byHand.push(`${hint} in its configuration`);
  else edit(plan, spot, "call keyguard from lint-staged", (text) => lintStagedConfig(text, own === undefined), hint);
}

function planHooks(plan: Plan, project: Project, options: InitOptions): void {
  const manager = options.hooks ?? project.managers[0] ?? "none";
  if (project.git === undefined || manager === "none") return;
  if (manager === "husky") planHusky(plan, project);
  else if (manager === "lefthook") planLefthook(plan, project);
  else if (manager === "lint-staged") planLintStaged(plan, project);
  else if (manager === "pre-commit") {
    const spot = existing(project, [".pre-commit-config.yaml", ".pre-commit-config.yml"]);
    const hint = "add a local hook with the entry `keyguard hook pre-commit`";
    if (spot !== undefined) edit(plan, spot, "call keyguard from the pre-commit framework", preCommitConfig, hint);
  } else if (project.git.hooksAreShared) {
    plan.byHand.push(
      `core.hooksPath sends git to ${project.git.hooks["pre-commit"].label}, for other repositories as well: call \`keyguard hook pre-commit\` from there, or give this one its own with \`git config core.hooksPath .git/hooks\` and run init again`,
    );
  } else {
    const program = project.git.hooksAreTracked ? { node: "", script: "" } : options.program;
    for (const name of HOOK_NAMES) planNativeHook(plan, project.git.hooks[name], name, program);
  }
}

/** What a system without a file of ours is told to run, and where. */
const OTHER_CI: Readonly<Record<string, string>> = {
  "Bitbucket Pipelines": "bitbucket-pipelines.yml",
  "Azure Pipelines": "azure-pipelines.yml",
  CircleCI: ".circleci/config.yml",
  Jenkins: "Jenkinsfile",
};

/** True where the server takes actions from github.com: an enterprise's own need not. */
function takesActions({ remoteHost }: Project): boolean {
  return remoteHost === undefined || /(?:^|\.)github\.com(?:-|$)/u.test(remoteHost); // `github.com-work` is an alias of ssh
}

function planGithub(plan: Plan, project: Project, release: WorkflowRelease): void {
  const spot = project.spots[".github/workflows/keyguard.yml"];
  if (spot === undefined || spot.content !== undefined) return;
  const byAction = takesActions(project);
  plan.text(spot, "look at every push and pull request", githubWorkflow(release, byAction));
  plan.needs.push(githubNeeds(byAction));
  plan.need(releaseNeeds(release, byAction));
}

function planCi(plan: Plan, project: Project, release: WorkflowRelease): void {
  if (project.git === undefined) return;
  const command = `npx --yes ${npmReference(release)} scan .`;
  const systems = project.ci.length === 0 ? ["GitHub Actions"] : project.ci;
  const gitlab = project.spots[".gitlab-ci.yml"];
  if (systems.includes("GitHub Actions")) planGithub(plan, project, release);
  if (systems.includes("GitLab CI") && gitlab !== undefined) {
    if (gitlab.content === undefined) {
      plan.text(gitlab, "scan every push and merge request", gitlabPipeline(release));
      plan.need(releaseNeeds(release, false));
    } else if (!(contentText(gitlab.content) ?? "").includes("keyguard"))
      plan.byHand.push(`${gitlab.label}: add a job with the script: ${command}`);
  }
  for (const [system, file] of Object.entries(OTHER_CI)) {
    if (!systems.includes(system)) continue;
    plan.byHand.push(`${file}: add a step that runs: ${command}`);
    plan.need(releaseNeeds(release, false));
  }
}

/**
 * Everything that `init` would write in a project, without writing it.
 *
 * What exists is only added to: a `keyguard.toml`, a baseline or a workflow that is there stays as it is,
 * so that a plan for what an earlier plan wrote is empty.
 */
export function planInit(project: Project, options: InitOptions): InitPlan {
  const plan = new Plan();
  const { spots } = project;
  if (project.git !== undefined && spots[".gitignore"] !== undefined)
    edit(plan, spots[".gitignore"], "keep keys and wallets out of git", withIgnoredFiles, `${NOTHING}; add .env to it`);
  const config = spots["keyguard.toml"];
  if (config !== undefined && config.content === undefined)
    plan.text(config, "say what each key is for", configTemplate(options.salt, project.exchanges));
  const baseline = spots[BASELINE_FILE];
  if (baseline !== undefined && baseline.content === undefined)
    plan.text(baseline, "know today's findings from tomorrow's", formatBaseline(options.baseline));
  const attributes = spots[".gitattributes"];
  if (project.git !== undefined && attributes !== undefined)
    edit(plan, attributes, "merge baselines without conflicts", (text) => withUnionMerge(text, BASELINE_FILE), NOTHING);
  planHooks(plan, project, options);
  if (options.ci !== false) planCi(plan, project, options);
  return { changes: plan.changes, byHand: plan.byHand, needs: plan.needs };
}
