/** Modules that run in threads of their own; in the bundle they lie beside every chunk. */
export type ThreadModule = "worker" | "history-worker" | "git-engine";

/** Where a thread's module lies in the bundle; undefined when the CLI runs from its sources, where packages know their own. */
export function threadModule(name: ThreadModule): URL | undefined {
  return import.meta.url.endsWith(".ts") ? undefined : new URL(`./${name}.js`, import.meta.url);
}
