import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { githubWorkflow } from "../../packages/guard/src/init/templates.ts";

// What actionlint and zizmor would say first, held without them.

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, { readonly steps?: readonly Step[]; readonly "timeout-minutes"?: number }>>;
}

const folder = fileURLToPath(new URL("../../.github/workflows/", import.meta.url));
const workflows = readdirSync(folder).map((name) => ({
  name,
  workflow: parse(readFileSync(`${folder}${name}`, "utf8")) as Workflow,
}));
const stepsOf = ({ jobs }: Workflow): readonly Step[] => Object.values(jobs).flatMap(({ steps }) => steps ?? []);

describe.each(workflows)("$name", ({ workflow, name }) => {
  it("starts with the right to read and nothing else", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
  });

  it("puts no expression into a script, where a name could become code", () => {
    for (const { run = "" } of stepsOf(workflow)) expect(run).not.toContain("${{");
  });

  it("leaves no token in a checkout, unless it pushes", () => {
    for (const step of stepsOf(workflow).filter(({ uses }) => uses?.startsWith("actions/checkout")))
      expect({ name, kept: step.with?.["persist-credentials"] }).toEqual({
        name,
        kept: step.with?.["fetch-depth"] === 0 && name === "release.yml" ? undefined : false,
      });
  });
});

describe("actions that are used", () => {
  const at = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
  const texts: Record<string, string> = {
    ...Object.fromEntries(workflows.map(({ name }) => [name, at(`.github/workflows/${name}`)])),
    ...Object.fromEntries(
      ["apps/action/README.md", "docs/matrix.md", "docs/recipes/guard.yml"].map((path) => [path, at(path)]),
    ),
    "what init writes": githubWorkflow({ version: "1.2.3", commit: "0".repeat(40) }, true),
  };
  const used = Object.entries(texts).flatMap(([place, text]) =>
    Array.from(text.matchAll(/^[\s-]*uses: (.+)$/gmu), ([, uses = ""]) => ({ place, uses })),
  );
  const foreign = used.filter(({ uses }) => !/^(?:\.\/|keyguard\/keyguard\/)/u.test(uses));

  it("are named by their commit, with the version beside it", () => {
    expect(foreign.length).toBeGreaterThan(15);
    const loose = foreign.filter(({ uses }) => !/^[\w.-]+(?:\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u.test(uses));
    expect(loose).toEqual([]);
  });

  it("are the same everywhere", () => {
    const commits = new Map<string, Set<string>>();
    for (const { uses } of foreign) {
      const [, repository = "", rest = ""] = /^([^/]+\/[^/@]+)[^@]*(@.+)$/u.exec(uses) ?? [];
      commits.set(repository, (commits.get(repository) ?? new Set()).add(rest));
    }
    expect([...commits].filter(([, names]) => names.size > 1)).toEqual([]);
  });
});

describe("action.yml", () => {
  const text = readFileSync(fileURLToPath(new URL("../../apps/action/action.yml", import.meta.url)), "utf8");
  const { inputs, runs } = parse(text) as { inputs: Record<string, unknown>; runs: { using: string; main: string } };

  it("runs the committed bundle on node24", () => {
    expect(runs).toEqual({ using: "node24", main: "dist/main.js" });
  });

  it("declares the inputs that are read, and no others", () => {
    const source = readFileSync(fileURLToPath(new URL("../../apps/action/src/inputs.ts", import.meta.url)), "utf8");
    const read = new Set(Array.from(source.matchAll(/(?:input|optional|file)\("(\w+)"/gu), (match) => match[1]));
    expect(Object.keys(inputs).toSorted()).toEqual([...read].toSorted());
  });
});

describe("docs/gitlab-ci.yml", () => {
  it("is YAML whose jobs run keyguard", () => {
    const text = readFileSync(fileURLToPath(new URL("../../docs/gitlab-ci.yml", import.meta.url)), "utf8");
    const jobs = parse(text) as Record<string, { script?: readonly string[] }>;
    for (const name of ["keyguard", "keyguard-history", "keyguard-report"])
      expect(jobs[name]?.script?.join("\n")).toContain("keyguard ");
  });
});
