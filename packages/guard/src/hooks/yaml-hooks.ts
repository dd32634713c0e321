import { isMap, isSeq, parseDocument, type Pair, type YAMLMap } from "yaml";
import { appendLines, insertLines } from "./line-edit.ts";
import type { HookName } from "./native-hook.ts";

// The text is edited, not written anew: comments, order and quotes stay as their author left them.

/** The entry of a map, and where its key stands in the text. */
function entryOf(map: YAMLMap, name: string): { pair: Pair; offset: number } | undefined {
  const pair = map.items.find(({ key }) => String(key) === name);
  const range = (pair?.key as { readonly range?: readonly [number, number, number] } | undefined)?.range;
  return pair === undefined || range === undefined ? undefined : { pair, offset: range[0] };
}

function indentAt(text: string, offset: number): string {
  return " ".repeat(offset - (text.lastIndexOf("\n", offset - 1) + 1));
}

/** Where the first item of a block collection stands; undefined for an empty one or one in brackets. */
function firstItem(node: unknown): number | undefined {
  if (isMap(node) && node.flow !== true)
    return (node.items[0]?.key as { readonly range?: readonly number[] } | undefined)?.range?.[0];
  return isSeq(node) && node.flow !== true ? node.range?.[0] : undefined;
}

function lefthookRun(name: HookName): string {
  return name === "pre-push" ? "run: keyguard hook pre-push {1} {2}" : "run: keyguard hook pre-commit";
}

function lefthookCommand(indent: string, name: HookName): string[] {
  const input = name === "pre-push" ? [`${indent}  use_stdin: true`] : [];
  return [`${indent}keyguard:`, `${indent}  ${lefthookRun(name)}`, ...input];
}

function lefthookJob(indent: string, name: HookName): string[] {
  const input = name === "pre-push" ? [`${indent}  use_stdin: true`] : [];
  return [`${indent}- name: keyguard`, `${indent}  ${lefthookRun(name)}`, ...input];
}

/** True when the text is YAML again, with keyguard's command in the hook. */
function holds(text: string, name: HookName): boolean {
  const document = parseDocument(text, { logLevel: "error" });
  if (document.errors.length > 0) return false;
  const hook = (document.toJS() as Readonly<Record<string, unknown>> | null)?.[name];
  return JSON.stringify(hook ?? "").includes("keyguard hook");
}

/**
 * A `lefthook.yml` that also runs keyguard.
 *
 * @returns the same text where it does already; undefined where the file is not laid out so that a line
 *   can be put in, and its owner has to
 */
export function lefthookConfig(text: string, name: HookName): string | undefined {
  const document = parseDocument(text, { logLevel: "error" });
  if (document.errors.length > 0) return undefined;
  if (holds(text, name)) return text;
  const { contents } = document;
  const top = isMap(contents) ? entryOf(contents, name) : undefined;
  if (top === undefined) {
    if (contents !== null && !isMap(contents)) return undefined;
    const edited = appendLines(text, [`${name}:`, "  commands:", ...lefthookCommand("    ", name)]);
    return holds(edited, name) ? edited : undefined;
  }
  const hook = top.pair.value;
  const inHook = firstItem(hook);
  if (!isMap(hook) || inHook === undefined) return undefined;
  const list = entryOf(hook, "jobs") ?? entryOf(hook, "commands");
  if (list === undefined) {
    const indent = indentAt(text, inHook);
    const edited = insertLines(text, inHook, [`${indent}commands:`, ...lefthookCommand(`${indent}  `, name)]);
    return holds(edited, name) ? edited : undefined;
  }
  const first = firstItem(list.pair.value);
  if (first === undefined) return undefined;
  const indent = indentAt(text, first);
  const lines = isSeq(list.pair.value) ? lefthookJob(indent, name) : lefthookCommand(indent, name);
  const edited = insertLines(text, first, lines);
  return holds(edited, name) ? edited : undefined;
}

function preCommitRepository(indent: string): string[] {
  return [
    `${indent}- repo: local`,
    `${indent}  hooks:`,
    `${indent}    - id: keyguard`,
    `${indent}      name: keyguard`,
    `${indent}      entry: keyguard hook pre-commit`,
    `${indent}      language: system`,
    `${indent}      pass_filenames: false`,
    `${indent}      always_run: true`,
    `${indent}      stages: [pre-commit]`,
  ];
}

interface PreCommitDocument {
  readonly repos?: readonly { readonly hooks?: readonly { readonly id?: string }[] }[];
}

/** True when the text is YAML again, with a hook of the id `keyguard`. */
function listsKeyguard(text: string): boolean {
  const document = parseDocument(text, { logLevel: "error" });
  if (document.errors.length > 0) return false;
  const { repos } = (document.toJS() ?? {}) as PreCommitDocument;
  const ids = Array.isArray(repos)
    ? (repos as NonNullable<PreCommitDocument["repos"]>).flatMap(({ hooks }) => hooks ?? [])
    : [];
  return ids.some(({ id }) => id?.startsWith("keyguard") === true);
}

/** The text with keyguard's repository as its first, or with a list of repositories at its end. */
function withRepository(text: string, contents: unknown): string | undefined {
  if (contents !== null && !isMap(contents)) return undefined;
  const repos = isMap(contents) ? entryOf(contents, "repos") : undefined;
  if (repos === undefined) return appendLines(text, ["repos:", ...preCommitRepository("  ")]);
  const first = firstItem(repos.pair.value);
  return first === undefined ? undefined : insertLines(text, first, preCommitRepository(indentAt(text, first)));
}

/**
 * A `.pre-commit-config.yaml` that also runs keyguard, as a local hook: nothing has to be fetched for it.
 *
 * @returns the same text where it does already; undefined where its owner has to put it in
 */
export function preCommitConfig(text: string): string | undefined {
  const document = parseDocument(text, { logLevel: "error" });
  if (document.errors.length > 0) return undefined;
  if (listsKeyguard(text)) return text;
  const edited = withRepository(text, document.contents);
  return edited !== undefined && listsKeyguard(edited) ? edited : undefined;
}
