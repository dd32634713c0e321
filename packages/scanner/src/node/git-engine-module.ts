import type { EngineModule } from "./git/scan-engine.ts";
import type { GitEngineOptions } from "./git-engine.ts";

// Apart from the engine: the bundler moves what two entries share into a file of another directory, and beside that
// lies no module of the engine.

/** How another thread makes the engine of `createGitEngine`. */
export function gitEngineModule(options: GitEngineOptions, url: URL | undefined = defaultModule()): EngineModule {
  const { salt, thorough, rules } = options;
  return {
    url: url.href,
    options: {
      ...(salt === undefined ? {} : { salt }),
      ...(thorough === undefined ? {} : { thorough }),
      ...(rules === undefined ? {} : { rules }),
    },
  };
}

function defaultModule(): URL {
  return new URL(import.meta.url.endsWith(".ts") ? "./git-engine.ts" : "./git-engine.js", import.meta.url);
}
