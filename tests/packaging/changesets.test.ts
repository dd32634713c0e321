import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

// What `changeset version` would only notice when a release is made.

const root = fileURLToPath(new URL("../../", import.meta.url));
const changesets = readdirSync(`${root}.changeset`).filter((name) => name.endsWith(".md") && name !== "README.md");
const published = new Set(
  ["packages", "apps"]
    .flatMap((group) => readdirSync(`${root}${group}`).map((name) => `${root}${group}/${name}/package.json`))
    .map((file) => JSON.parse(readFileSync(file, "utf8")) as { name: string; private?: boolean })
    .filter((manifest) => manifest.private !== true)
    .map(({ name }) => name),
);

describe.each(changesets)(".changeset/%s", (name) => {
  const [, head = "", text = ""] =
    /^---\n([\s\S]*?)---\n([\s\S]*)$/u.exec(readFileSync(`${root}.changeset/${name}`, "utf8")) ?? [];
  const named = Array.from(head.matchAll(/^"([^"]+)": (?:major|minor|patch)$/gmu), ([, released = ""]) => released);

  it("names published packages alone; no version of another is ever raised", () => {
    expect(named.length).toBe(head.trim().split("\n").length);
    expect(named.filter((released) => !published.has(released))).toEqual([]);
  });

  it("names the CLI, which every package is bundled into, and the Action with it", () => {
    expect(named).toContain("keyguard");
  });

  it("says what a user can do now", () => {
    expect(text.trim()).toMatch(/^[^\n#-].*\.$/su);
  });
});
