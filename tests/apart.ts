import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

// Sources, not builds.
const conditions = ["@keyguard/source", "node", "import", "module", "default"];

/** Tests `NAME/*.NAME.ts` that need programs which have to be fetched first: apart from the unit tests. */
export function apart(name: string): ViteUserConfig {
  return defineConfig({
    root: fileURLToPath(new URL(name, import.meta.url)),
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      name,
      include: [`*.${name}.ts`],
      reporters: ["default", "../../scripts/count-reporter.ts"],
      testTimeout: 120_000,
      hookTimeout: 120_000,
    },
  });
}
