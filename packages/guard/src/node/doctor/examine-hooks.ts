import { access, constants } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { HookState } from "../../doctor/health.ts";
import { callsKeyguard } from "../../hooks/husky.ts";
import { lintStagedConfig } from "../../hooks/lint-staged.ts";
import { isOwnHook } from "../../hooks/native-hook.ts";
import { lefthookConfig, preCommitConfig } from "../../hooks/yaml-hooks.ts";
import { contentText } from "../../init/change.ts";
import type { HookManager, Project } from "../../init/project.ts";
import { git } from "../git.ts";
import { readContent } from "../init/read-content.ts";

async function isThere(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

/** The script that a hook of ours calls; undefined where it only knows PATH. */
function scriptOf(text: string): string | undefined {
  const quoted = /^keyguard_script='(.*)'$/mu.exec(text)?.[1];
  return quoted === undefined || quoted === "" ? undefined : quoted.replaceAll(String.raw`'\''`, "'");
}

async function onPath(environment: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  const folders = (environment["PATH"] ?? "").split(process.platform === "win32" ? ";" : ":");
  const found = await Promise.all(
    folders.filter((folder) => folder !== "").map((folder) => isThere(join(folder, "keyguard"), constants.X_OK)),
  );
  return found.includes(true);
}

/** Text of the file that git would run now. */
function effectiveText(project: Project): string {
  return contentText(project.git?.hooks["pre-commit"].content) ?? "";
}

async function nativeState(
  project: Project,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<HookState> {
  const spot = project.git?.hooks["pre-commit"];
  const text = effectiveText(project);
  if (spot?.content === undefined || (!isOwnHook(text) && !reachesKeyguard(project, text))) return { kind: "absent" };
  if (spot.content.kind === "file" && (spot.content.mode & 0o111) === 0)
    return { kind: "not-executable", path: spot.label };
  const script = scriptOf(text);
  if (script !== undefined && !(await isThere(script, constants.R_OK)) && !(await onPath(environment)))
    return { kind: "program-gone", path: script };
  return { kind: "runs" };
}

function managed(configured: boolean, installed: boolean, command: string): HookState {
  if (!configured) return { kind: "absent" };
  return installed ? { kind: "runs" } : { kind: "manager-not-installed", command };
}

function textOf(project: Project, names: readonly string[]): string | undefined {
  return names.map((name) => contentText(project.spots[name]?.content)).find((text) => text !== undefined);
}

/** True when an edit finds nothing left to do. */
function isDone(text: string | undefined, edit: (text: string) => string | undefined): boolean {
  return text !== undefined && edit(text) === text;
}

/** True where a hook's text calls keyguard, or lint-staged whose configuration does. */
function reachesKeyguard(project: Project, text: string): boolean {
  if (callsKeyguard(text)) return true;
  if (!text.split(/\r?\n/u).some((line) => /^[^#]*\blint-staged\b/u.test(line))) return false;
  const own = textOf(project, [".lintstagedrc.json", ".lintstagedrc"]);
  const inPackage = own === undefined;
  return isDone(own ?? textOf(project, ["package.json"]), (json) => lintStagedConfig(json, inPackage));
}

/** Who runs the hooks, and whether keyguard's runs; a native hook that runs settles it. */
export async function examineHook(
  project: Project,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ manager: HookManager; state: HookState }> {
  const native = await nativeState(project, environment);
  const manager = project.managers[0] ?? "native";
  if (native.kind === "runs" || manager === "native" || manager === "lint-staged")
    return { manager: "native", state: native };
  const effective = effectiveText(project);
  if (manager === "husky") {
    const text = textOf(project, [".husky/pre-commit"]) ?? "";
    const path = project.git?.hooks["pre-commit"].path ?? "";
    return { manager, state: managed(reachesKeyguard(project, text), /[\\/]\.husky[\\/]/u.test(path), "npx husky") };
  }
  if (manager === "lefthook") {
    const text = textOf(project, ["lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".lefthook.yaml"]);
    const done = isDone(text, (yaml) => lefthookConfig(yaml, "pre-commit")) || reachesKeyguard(project, text ?? "");
    return { manager, state: managed(done, effective.includes("lefthook"), "npx lefthook install") };
  }
  const text = textOf(project, [".pre-commit-config.yaml", ".pre-commit-config.yml"]);
  return {
    manager,
    state: managed(isDone(text, preCommitConfig), effective.includes("pre-commit"), "pre-commit install"),
  };
}

/** Where `core.hooksPath` points while keyguard's own hook lies in git's usual place. */
export async function examineBypass(project: Project): Promise<string | undefined> {
  if (project.git === undefined) return undefined;
  const { code, stdout } = await git(["config", "--get", "core.hooksPath"], { cwd: project.root, seeHooksPath: true });
  if (code !== 0) return undefined;
  const usual = await readContent(resolve(project.git.directory, "hooks", "pre-commit"), ".git/hooks/pre-commit").catch(
    () => undefined,
  );
  const text = effectiveText(project);
  const bypassed = isOwnHook(contentText(usual) ?? "") && !isOwnHook(text) && !callsKeyguard(text);
  return bypassed ? stdout.trim() : undefined;
}

/** The names of git aliases that pass over hooks. */
export async function examineAliases(root: string): Promise<string[]> {
  const { code, stdout } = await git(["config", "--null", "--get-regexp", "^alias\\."], { cwd: root });
  if (code !== 0) return [];
  return stdout
    .split("\u0000")
    .filter((entry) => /--no-verify|\bcommit\b[^\n]*\s-[a-zA-Z]*n/u.test(entry))
    .map((entry) => entry.split("\n", 1)[0]?.replace(/^alias\./u, "") ?? "");
}
