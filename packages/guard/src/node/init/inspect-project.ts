import { access } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { KeyguardError } from "@keyguard/core";
import { BASELINE_FILE } from "../../baseline/baseline.ts";
import { HOOK_NAMES, type HookName } from "../../hooks/native-hook.ts";
import { contentText } from "../../init/change.ts";
import type { HookManager, Project, Spot } from "../../init/project.ts";
import { CI_PATHS, FRAMEWORK_PATHS, MANIFESTS, recognise } from "../../init/recognise.ts";
import { git } from "../git.ts";
import { readContent } from "./read-content.ts";

/** Everything in a project that `init` may write. */
const SPOTS: readonly string[] = [
  ".gitignore",
  ".gitattributes",
  "keyguard.toml",
  BASELINE_FILE,
  ".husky/pre-commit",
  ".husky/pre-push",
  "lefthook.yml",
  "lefthook.yaml",
  ".lefthook.yml",
  ".lefthook.yaml",
  ".pre-commit-config.yaml",
  ".pre-commit-config.yml",
  ".lintstagedrc",
  ".lintstagedrc.json",
  "package.json",
  ".github/workflows/keyguard.yml",
  ".gitlab-ci.yml",
];

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function spot(root: string, path: string): Promise<Spot> {
  const inside = relative(root, path).split(sep).join("/");
  const label = inside.startsWith("..") ? path : inside;
  return { path, label, content: await readContent(path, label) };
}

async function ask(root: string, ...args: string[]): Promise<string | undefined> {
  const { code, stdout } = await git(args, { cwd: root, seeHooksPath: true });
  const line = stdout.replace(/\r?\n$/u, "");
  return code === 0 && line !== "" ? line : undefined;
}

/** What git has to say; undefined outside a repository. */
async function inspectGit(root: string): Promise<Project["git"]> {
  const { code, stdout } = await git(["rev-parse", "--git-common-dir"], { cwd: root, seeHooksPath: true });
  if (code !== 0 && (await exists(join(root, ".git"))))
    throw new KeyguardError(
      "KG_READ",
      `Cannot look at the project: ${code === 127 ? "git does not run here" : "git does not take it for a repository"}`,
      { hint: code === 127 ? "install git" : "see why with: git status (it may want a safe.directory)" },
    );
  if (code !== 0) return undefined;
  const directory = stdout.replace(/\r?\n$/u, "");
  const hooks: Partial<Record<HookName, Spot>> = {};
  for (const name of HOOK_NAMES) {
    const path = (await ask(root, "rev-parse", "--git-path", `hooks/${name}`)) ?? join(directory, "hooks", name);
    hooks[name] = await spot(root, resolve(root, path));
  }
  const { "pre-commit": commit, "pre-push": push } = hooks;
  if (commit === undefined || push === undefined) return undefined;
  const absolute = resolve(root, directory);
  const isIn = (folder: string): boolean => !relative(folder, commit.path).startsWith("..");
  return {
    directory: absolute,
    hooks: { "pre-commit": commit, "pre-push": push },
    hooksAreTracked: isIn(root) && !isIn(absolute),
    hooksAreShared: !isIn(root) && !isIn(absolute),
  };
}

function packageNames(text: string | undefined): readonly string[] {
  try {
    const manifest = JSON.parse(text ?? "{}") as Readonly<Record<string, unknown>>;
    const names = ["dependencies", "devDependencies"].flatMap((group) => Object.keys(manifest[group] ?? {}));
    return manifest["lint-staged"] === undefined ? names : [...names, "lint-staged"];
  } catch {
    return [];
  }
}

/** Who runs the hooks; a manager counts when its configuration is there, not only its package. */
async function findManagers(root: string, spots: Project["spots"]): Promise<HookManager[]> {
  const has = (...names: string[]): boolean => names.some((name) => spots[name]?.content !== undefined);
  const names = packageNames(contentText(spots["package.json"]?.content));
  const managers: HookManager[] = [];
  if (await exists(join(root, ".husky"))) managers.push("husky");
  if (
    has("lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".lefthook.yaml") ||
    (await exists(join(root, "lefthook.toml")))
  )
    managers.push("lefthook");
  if (has(".pre-commit-config.yaml", ".pre-commit-config.yml")) managers.push("pre-commit");
  managers.push("native");
  // lint-staged does not run by itself: whoever calls it from a hook has that hook, which is better to be in.
  if (has(".lintstagedrc", ".lintstagedrc.json") || names.includes("lint-staged")) managers.push("lint-staged");
  return managers;
}

async function namesOf(root: string, paths: readonly (readonly [path: string, name: string])[]): Promise<string[]> {
  const found = await Promise.all(paths.map(async ([path, name]) => ((await exists(join(root, path))) ? [name] : [])));
  return [...new Set(found.flat())].sort();
}

async function manifestTexts(root: string): Promise<string[]> {
  const contents = await Promise.all(MANIFESTS.map(([file]) => readContent(join(root, file), file)));
  return contents.map((content) => contentText(content) ?? "").filter((text) => text !== "");
}

/** The host in a remote's address, `git@HOST:PATH` or `https://HOST/PATH`. */
async function findHost(root: string): Promise<string | undefined> {
  const remote = (await ask(root, "config", "--get", "remote.origin.url")) ?? "";
  const match = /^[a-z+]+:\/\/(?:[^/@]*@)?([^/:]+)/iu.exec(remote) ?? /^(?:[^/@]*@)?([^/:@\\]{2,}):/u.exec(remote);
  return match?.[1]?.toLowerCase();
}

/** Which system builds the project; a repository at GitHub that has no workflow yet still has GitHub's. */
async function findCi(root: string, host: string | undefined): Promise<string[]> {
  const found = await namesOf(root, CI_PATHS);
  if (found.length > 0 || host === undefined) return found;
  if (/(?:^|\.)github\.com(?:-|$)/u.test(host)) return ["GitHub Actions"];
  return /(?:^|\.)gitlab\./u.test(host) ? ["GitLab CI"] : [];
}

/**
 * Looks at a project: files and git's answers only; nothing in it is executed.
 *
 * @param root as `projectRoot` gives it
 */
export async function inspectProject(root: string): Promise<Project> {
  const spots = Object.fromEntries(
    await Promise.all(SPOTS.map(async (name) => [name, await spot(root, join(root, name))] as const)),
  );
  const { frameworks, exchanges } = recognise(await manifestTexts(root));
  const remoteHost = await findHost(root);
  return {
    root,
    git: await inspectGit(root),
    languages: await namesOf(root, MANIFESTS),
    frameworks: [...new Set([...frameworks, ...(await namesOf(root, FRAMEWORK_PATHS))])].sort(),
    exchanges,
    ci: await findCi(root, remoteHost),
    remoteHost,
    managers: await findManagers(root, spots),
    spots,
  };
}
