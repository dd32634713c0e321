// keyguard under the real hook managers. Apart from the unit tests, because they have to be fetched first:
//   tests/hooks/install.sh && KEYGUARD_HOOKS=1 vitest run --config tests/hooks/vitest.config.ts
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const conditions = ["@keyguard/source", "node", "import", "module", "default"];

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: "hooks",
    include: ["*.hooks.ts"],
    reporters: ["default", "../../scripts/count-reporter.ts"],
    testTimeout: 120_000,
  },
});
