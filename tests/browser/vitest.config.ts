// The report in a real browser. Apart from the unit tests, because it needs Debian's chromium:
//   KEYGUARD_BROWSER=1 vitest run --config tests/browser/vitest.config.ts
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const conditions = ["@keyguard/source", "node", "import", "module", "default"];

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: "browser",
    include: ["*.browser.ts"],
    reporters: ["default", "../../scripts/count-reporter.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
