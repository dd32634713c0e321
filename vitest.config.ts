import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

// Sources, not builds: an edit needs no build before its test.
const conditions = ["@keyguard/source", "node", "import", "module", "default"];

const projects = ["packages", "apps"]
  .flatMap((group) => (existsSync(group) ? readdirSync(group).map((name) => `${group}/${name}`) : []))
  .concat("tests")
  .filter((root) => existsSync(root))
  .map((root) => ({ extends: true as const, test: { name: root.split("/").at(-1) ?? root, root } }));

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects,
    reporters: ["default", "./scripts/count-reporter.ts"],
    include: ["test/**/*.test.ts", "*.test.ts", "*/*.test.ts"],
    // Tests against real servers run where scripts/doubles.sh has started them.
    exclude: [...configDefaults.exclude, ...(process.env["KEYGUARD_REAL_STORES"] === "1" ? [] : ["test/real/**"])],
    // Most tests wait for processes that they start: two at once even on two processors.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
  },
});
