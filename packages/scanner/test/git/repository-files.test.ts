import { afterAll, describe, expect, it } from "vitest";
import { RepositoryFiles } from "../../src/node/git/repository-files.ts";
import { GitFixture } from "./support/git-fixture.ts";

const fixture = GitFixture.create();
afterAll(() => fixture.destroy());

describe("RepositoryFiles", () => {
  it("reads files of commits and of the index, and nothing of the work tree", () => {
    fixture.write("a/b.txt", "one\n");
    fixture.write("grün", "umlaut\n");
    const first = fixture.commit("one");
    fixture.write("a/b.txt", "two\n");
    fixture.write("large", "x".repeat(2000));
    const second = fixture.commit("two");
    fixture.write("a/b.txt", "staged\n");
    fixture.git("add", "a/b.txt");
    fixture.write("a/b.txt", "work tree\n");
    const files = new RepositoryFiles(fixture.path, {}, 1000);
    const text = (commit: string, path: string): string | undefined => {
      const bytes = files.read(commit, path);
      return bytes === undefined ? undefined : Buffer.from(bytes).toString("utf8");
    };
    for (let round = 0; round < 2; round++) {
      expect(text(first, "a/b.txt")).toBe("one\n");
      expect(text(first.slice(0, 10), "grün")).toBe("umlaut\n");
      expect(text(second, "a/b.txt")).toBe("two\n");
      expect(text("", "a/b.txt")).toBe("staged\n");
      for (const [commit, path] of [
        [first, "none"],
        [first, "a"],
        ["", "none"],
        ["0123456789", "a/b.txt"],
        [fixture.git("rev-parse", "HEAD:a/b.txt"), "a/b.txt"],
        [second, "large"],
      ] as const)
        expect(text(commit, path)).toBeUndefined();
      files.close();
    }
  });

  it("refuses a directory that is in no repository", () => {
    expect(() => new RepositoryFiles("/", {}, 1)).toThrow("Cannot find a git repository");
  });
});
