import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseArguments } from "../../apps/cli/src/arguments.ts";
import { COMMANDS } from "../../apps/cli/src/registry.ts";
import { type Exchange, EXCHANGES } from "../../packages/exchanges/src/index.ts";
import { parseConfig } from "../../packages/guard/src/node/parse-config.ts";
import { README_PART, shorten } from "../../scripts/shorten-demo.ts";

// Every command and code block in the documents is run or read here, so that none can go stale.

const root = fileURLToPath(new URL("../../", import.meta.url));
const cli = join(root, "apps/cli/src/cli.ts");

function documents(): string[] {
  const top = readdirSync(root).filter((name) => name.endsWith(".md"));
  const inDocs = readdirSync(join(root, "docs"), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`);
  return [...top, ...inDocs].sort();
}

interface Block {
  readonly document: string;
  readonly language: string;
  readonly text: string;
}

function blocks(language: string): Block[] {
  return documents().flatMap((document) =>
    [...readFileSync(join(root, document), "utf8").matchAll(/^```(\w+)\n([\s\S]*?)^```$/gmu)]
      .map((match) => ({ document, language: match[1] ?? "", text: match[2] ?? "" }))
      .filter((block) => block.language === language),
  );
}

/** `keyguard …` in tables, prose and shell blocks: everything that a reader might type. */
function commands(): { document: string; line: string }[] {
  const found = new Map<string, { document: string; line: string }>();
  for (const document of documents()) {
    const text = readFileSync(join(root, document), "utf8");
    const shell = [...text.matchAll(/^```(?:sh|bash|console)\n([\s\S]*?)^```$/gmu)]
      .map((match) => match[1] ?? "")
      .join("\n");
    const typed = [
      ...text.matchAll(/`(?:npx --no-install )?(keyguard [a-z][^`\n]*)`/gu),
      ...shell.matchAll(/^(?:npx --no-install )?(keyguard [a-z].*)$/gmu),
    ];
    for (const match of typed) {
      const line = (match[1] ?? "").trim();
      found.set(`${document} ${line}`, { document, line });
    }
  }
  return [...found.values()];
}

describe("commands in the documents", () => {
  it.each(commands())("$document: $line", async ({ line }) => {
    const words = (line.split(/\s+[|<>#&;]|\s+\\$/u)[0] ?? "").match(/'[^']*'|"[^"]*"|\S+/gu)?.slice(1) ?? [];
    const plain = words.map((word) => word.replaceAll(/^['"]|['"]$/gu, "")).filter((word) => !/^[[\]…]+$/u.test(word));
    if (plain[0] === "COMMAND" || plain[0] === "help") return;
    const entry = [3, 2, 1]
      .map((count) => COMMANDS.find(({ name }) => name === plain.slice(0, count).join(" ")))
      .find((found) => found !== undefined);
    const group = COMMANDS.some(({ name }) => name.startsWith(`${plain[0] ?? ""} `));
    expect({ command: plain[0], known: entry !== undefined || group }).toEqual({ command: plain[0], known: true });
    if (entry === undefined) return;
    const rest = plain.slice(entry.name.split(" ").length).filter((word) => !/^\[.*\]?$|\]$|…$/u.test(word));
    const command = await entry.load();
    expect(() => parseArguments(command, rest)).not.toThrow();
  });
});

describe("TypeScript in the documents", () => {
  it.each(blocks("ts"))("$document", ({ text }) => {
    const directory = mkdtempSync(join(root, "tests/docs/example-"));
    try {
      const file = join(directory, "example.ts");
      writeFileSync(file, text);
      const ran = spawnSync(process.execPath, ["--conditions=@keyguard/source", file], {
        encoding: "utf8",
        cwd: directory,
      });
      expect(ran.stderr).toBe("");
      expect(ran.status).toBe(0);
      const promised = [...text.matchAll(/console\.log\([^\n]*\); \/\/ (.+)$/gmu)].map((match) => match[1]);
      expect(
        ran.stdout
          .trim()
          .split("\n")
          .filter((line) => line !== ""),
      ).toEqual(promised);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

describe("configuration in the documents", () => {
  it.each(blocks("toml"))("$document is read", ({ text }) => {
    expect(() => parseConfig(text)).not.toThrow();
  });
});

describe("links in the documents", () => {
  it.each(documents())("%s links to files that exist", (document) => {
    const text = readFileSync(join(root, document), "utf8");
    for (const [, target = ""] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/gu)) {
      if (/^[a-z]+:/u.test(target)) continue;
      const file = join(root, dirname(document), target);
      expect({ file: relative(root, file), exists: existsSync(file) }).toEqual({
        file: relative(root, file),
        exists: true,
      });
    }
  });
});

describe("the README's figures", () => {
  it("are those of the registry", () => {
    const unknown = (test: (exchange: Exchange) => boolean): number => EXCHANGES.filter(test).length;
    const allowlists = unknown(({ allowlist }) => allowlist.support === "unknown");
    const calls = unknown(({ keyManagement: { introspection, create } }) =>
      [introspection, create].every((how) => how === "unknown"),
    );
    const readme = readFileSync(join(root, "README.md"), "utf8").replaceAll(/\s+/gu, " ");
    expect(readme).toContain(
      `For ${allowlists} of the ${EXCHANGES.length} exchanges nothing is known about allowlists, for ${calls} nothing about key calls`,
    );
    expect(readme).toContain(`named for their exchange) for ${EXCHANGES.length} exchanges`);
  });
});

describe("the demo in the README", () => {
  it("is the recording in docs/demo.md, shortened", () => {
    const at = (path: string): string => readFileSync(join(root, path), "utf8");
    const recorded = /```text\n([\s\S]*?)```/u.exec(at("docs/demo.md"))?.[1] ?? "";
    expect(README_PART.exec(at("README.md"))?.[0]).toBe(`\`\`\`text\n${shorten(recorded)}\n\`\`\``);
  });
});

describe("the README's shell blocks", () => {
  it("run in a clean project", () => {
    const directory = mkdtempSync(join(tmpdir(), "kg-readme-"));
    try {
      spawnSync("git", ["init", "-q", directory]);
      writeFileSync(join(directory, "bot.py"), "print('hello')\n");
      const readme = readFileSync(join(root, "README.md"), "utf8");
      const lines = [...readme.matchAll(/^npx --no-install keyguard (.*)$/gmu)]
        .map((match) => match[1] ?? "")
        .filter((line) => line !== "demo"); // it has a test of its own
      expect(lines.length).toBeGreaterThan(3);
      for (const line of lines) {
        const ran = spawnSync(process.execPath, ["--conditions=@keyguard/source", cli, ...line.split(" ")], {
          cwd: directory,
          encoding: "utf8",
        });
        const said = ran.stderr.replaceAll(/^note: .*\n/gmu, "");
        expect({ line, said, status: ran.status }).toEqual({ line, said: "", status: 0 });
      }
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
