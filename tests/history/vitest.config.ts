// Purge plans under the real git filter-repo. Apart from the unit tests, because it has to be fetched first:
//   tests/history/install.sh && vitest run --config tests/history/vitest.config.ts
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const conditions = ["@keyguard/source", "node", "import", "module", "default"];

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: "history",
    include: ["*.history.ts"],
    reporters: ["default", "../../scripts/count-reporter.ts"],
    testTimeout: 120_000,
  },
});
