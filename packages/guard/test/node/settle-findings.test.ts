import { createHash } from "node:crypto";
import type { Finding, Location } from "@keyguard/core";
import { describe, expect, it } from "vitest";
import { createBaseline, formatBaseline } from "../../src/baseline/baseline.ts";
import type { Extent, ScannedFiles } from "../../src/ignores/unused.ts";
import { createTrustedReader } from "../../src/node/ignores/trusted-reader.ts";
import { settleFindings, type Settled } from "../../src/node/ignores/settle-findings.ts";
import { fileTexts, gitTexts } from "../../src/node/ignores/texts.ts";
import { at, finding, since } from "../ignores/samples.ts";
import { folder, Repository } from "./repository.ts";

const FILE = ".keyguard-baseline";

/** A finding on the first line of a file, whose value fills columns 6 to 12. */
function inFile(path: string, fields: Partial<Finding> = {}): Finding {
  const location = { path, startLine: 1, startColumn: 6, endLine: 1, endColumn: 12 };
  return finding({ location, parts: [{ kind: "secret", location, redacted: "a…b" }], ...fields });
}

async function settle(
  repository: Repository,
  findings: readonly Finding[],
  environment = {},
  extent: Extent = "files",
  scanned: ScannedFiles = { marked: [], leftOut: [] },
): Promise<Settled> {
  const reader = await createTrustedReader(repository.path, environment);
  const textOf = fileTexts(repository.path);
  return settleFindings(findings, { reader, textOf, today: "2026-11-25", baseline: FILE, extent, scanned });
}

describe("settleFindings()", () => {
  it("honours comments, ignore files, other scanners' digests and the baseline", async () => {
    const repository = new Repository(folder());
    repository.write("a.py", "key='abcdef' # gitleaks:allow\n");
    repository.write("b.py", "key='abcdef'\n");
    repository.write("c.py", "key='ghijkl'\n");
    repository.write("d.py", "key='mnopqr'\n");
    repository.write(".keyguardignore", "b.py # vector\n");
    const hashed_secret = createHash("sha1").update("ghijkl").digest("hex");
    repository.write(".secrets.baseline", JSON.stringify({ results: { "c.py": [{ hashed_secret }] } }));
    const known = inFile("d.py", { fingerprint: "d".repeat(16) });
    repository.write(FILE, formatBaseline(createBaseline([known])));
    const fresh = inFile("e.py", { fingerprint: "e".repeat(16) });
    const settled = await settle(repository, [inFile("a.py"), inFile("b.py"), inFile("c.py"), known, fresh]);
    expect(settled.findings).toEqual([fresh]);
    expect(settled.ignored.map((entry) => entry.finding.location?.path)).toEqual(["a.py", "b.py", "c.py"]);
    expect(settled.known).toEqual([known]);
    expect(settled.notices).toEqual([]);
  });

  it("makes one finding with all places of one credential that nothing covers", async () => {
    const repository = new Repository(folder());
    for (const name of ["a.py", "b.py", "d.py"]) repository.write(name, "key='abcdef'\n");
    repository.write("c.py", "key='abcdef' # gitleaks:allow\n");
    const { findings, ignored } = await settle(
      repository,
      ["d.py", "b.py", "c.py", "a.py"].map((path) => inFile(path)),
    );
    expect(findings.map(({ location, alsoAt }) => [location?.path, alsoAt.map(({ path }) => path)])).toEqual([
      ["a.py", ["b.py", "d.py"]],
    ]);
    expect(ignored.map((entry) => entry.finding.location?.path)).toEqual(["c.py"]);
  });

  it("does not take another scanner's word where only the key is known to it", async () => {
    const repository = new Repository(folder());
    repository.write("c.py", "key='ghijkl'\nsec='mnopqr'\n");
    const line = (startLine: number): Finding["parts"][number]["location"] => ({
      path: "c.py",
      startLine,
      startColumn: 6,
      endLine: startLine,
      endColumn: 12,
    });
    const both = finding({
      location: line(1),
      parts: [
        { kind: "key", location: line(1), redacted: "g…l" },
        { kind: "secret", location: line(2), redacted: "m…r" },
      ],
    });
    const known = (value: string): void => {
      const hashed_secret = createHash("sha1").update(value).digest("hex");
      repository.write(".secrets.baseline", JSON.stringify({ results: { "c.py": [{ hashed_secret }] } }));
    };
    known("ghijkl");
    expect((await settle(repository, [both])).findings).toEqual([both]);
    known("mnopqr");
    expect((await settle(repository, [both])).findings).toEqual([]);
  });

  it("finds the project's files above what was scanned", async () => {
    const repository = new Repository(folder());
    repository.write("src/a.py", "key='abcdef' # gitleaks:allow\n");
    repository.write("src/b.py", "key='abcdef'\n");
    repository.write(".keyguardignore", "/src/b.py\n");
    const reader = await createTrustedReader(repository.path, {});
    const options = {
      reader,
      textOf: fileTexts(repository.path),
      today: "2026-11-25",
      baseline: FILE,
    };
    const findings = [inFile("a.py"), inFile("b.py")];
    expect((await settleFindings(findings, { ...options, prefix: "src/" })).findings).toEqual([]);
    expect((await settleFindings(findings, options)).findings[0]?.alsoAt.map(({ path }) => path)).toEqual(["b.py"]);
  });

  it("reads UTF-16 files for their comments, and no file outside the project", async () => {
    const repository = new Repository(folder());
    const text = "\u{feff}key='abcdef' # keyguard:ignore\n";
    repository.write("a.py", Buffer.from(text, "utf16le") as never);
    expect((await settle(repository, [inFile("a.py")])).ignored).toHaveLength(1);
    expect((await settle(repository, [inFile("../a.py")])).ignored).toEqual([]);
  });

  it("on a pull request trusts neither its ignore files, nor its baseline, nor its comments", async () => {
    const repository = Repository.create();
    repository.commit({ "old.py": "key='abcdef' # gitleaks:allow\n", "new.py": "key='abcdef'\n" });
    repository.git("checkout", "-q", "-b", "feature");
    repository.commit({
      ".keyguardignore": "**\n",
      [FILE]: formatBaseline(createBaseline([finding()])),
      "new.py": "key='abcdef' # gitleaks:allow\n",
    });
    const pullRequest = { GITHUB_EVENT_NAME: "pull_request", GITHUB_BASE_REF: "main" };
    const settled = await settle(repository, [inFile("old.py"), inFile("new.py")], pullRequest);
    expect(settled.findings.map(({ location }) => location?.path)).toEqual(["new.py"]);
    expect(settled.notices[0]).toContain("are read from main");
    expect((await settle(repository, [inFile("old.py"), inFile("new.py")])).findings).toEqual([]);
  });

  it("shows what the exchange accepts, whatever ignores it, and says so", async () => {
    const repository = new Repository(folder());
    const live = inFile("a.py", { verification: { status: "live" } });
    repository.write(".keyguardignore", "a.py\n");
    repository.write(FILE, formatBaseline(createBaseline([live])));
    const settled = await settle(repository, [live]);
    expect(settled.findings).toEqual([live]);
    expect(settled.notices).toHaveLength(2);
  });

  it("speaks of what matches nothing only after a scan of the whole project", async () => {
    const repository = new Repository(folder());
    repository.write(".keyguardignore", "gone.py\n");
    repository.write(FILE, formatBaseline(createBaseline([finding()])));
    expect((await settle(repository, [])).notices).toEqual([
      ".keyguardignore:1 matches nothing in the files any more; remove it, unless it is for the history",
      "the baseline holds a finding that is in no file any more; run: keyguard baseline prune (with --from REPORT where it is also for the history)",
    ]);
    expect(await settle(repository, [], {}, "part")).toMatchObject({ notices: [], gone: [] });
  });

  it("calls nothing unused that was left out of the scan", async () => {
    const repository = new Repository(folder());
    repository.write(".keyguardignore", "vendor/a.py\n**/dist/**\nout/*.js\nother.py\n");
    repository.write(".gitleaksignore", "vendor/deep/b.py:generic:1\nlocal.py:generic:2\nother.py:generic:3\n");
    repository.write(FILE, formatBaseline([{ fingerprint: "d".repeat(16), rule: "x-y", path: "vendor/c.py" }]));
    const leftOut = ["vendor/", "packages/a/dist/", "out/", "local.py"];
    const unused = (settled: Settled): string[] => settled.notices.map((notice) => notice.split(" matches ")[0] ?? "");
    expect(unused(await settle(repository, [], {}, "files", { marked: [], leftOut }))).toEqual([
      ".keyguardignore:4",
      ".gitleaksignore: the entry in line 3 covers nothing that keyguard finds; gitleaks may still need it",
    ]);
    const tooMuch = await settle(repository, [], {}, "files", { marked: [], leftOut: undefined });
    expect(tooMuch).toMatchObject({ notices: [], gone: [] });
  });

  it("tells entries about the history from those about files", async () => {
    const repository = new Repository(folder());
    repository.write(".gitleaksignore", `${"1f".repeat(20)}:a.py:generic:1\nb.py:generic:1\n`);
    repository.write(".keyguardignore", `${"a".repeat(16)}\n`);
    repository.write(".secretlintignore", "c.py\n");
    const lines = async (extent: Extent): Promise<readonly string[]> =>
      (await settle(repository, [], {}, extent)).notices;
    expect(await lines("part")).toEqual([]);
    expect(await lines("files")).toEqual([
      expect.stringMatching(/^\.keyguardignore:1 matches nothing in the files/u),
      expect.stringMatching(/^\.gitleaksignore: the entry in line 2 /u),
      expect.stringMatching(/^\.secretlintignore: the entry in line 1 /u),
    ]);
    expect(await lines("history")).toEqual([
      expect.stringMatching(/^\.keyguardignore:1 matches nothing in the history/u),
      expect.stringMatching(/^\.gitleaksignore: the entry in line 1 /u),
    ]);
  });

  it("takes an entry about any part of a credential for one in use", async () => {
    const repository = new Repository(folder());
    repository.write("c.py", "key='ghijkl'\nsec='mnopqr'\n");
    const line = (startLine: number): Location => ({
      path: "c.py",
      startLine,
      startColumn: 6,
      endLine: startLine,
      endColumn: 12,
    });
    const both = finding({
      location: line(1),
      parts: [
        { kind: "key", location: line(1), redacted: "g…l" },
        { kind: "secret", location: line(2), redacted: "m…r" },
      ],
    });
    const hashed_secret = createHash("sha1").update("ghijkl").digest("hex");
    repository.write(".secrets.baseline", JSON.stringify({ results: { "c.py": [{ hashed_secret }] } }));
    repository.write(".gitleaksignore", "c.py:generic:1\n");
    const { findings, notices } = await settle(repository, [both]);
    expect(findings).toEqual([both]);
    expect(notices).toEqual([]);
    expect((await settle(repository, [])).notices).toHaveLength(2);
  });

  it("names comments that stand where nothing is found, after a scan of all files", async () => {
    const repository = new Repository(folder());
    repository.write("used.py", "key='abcdef' # gitleaks:allow\n");
    repository.write("own.py", "a = 1\nb = 2  # keyguard:ignore was a key; owner: ann\n");
    repository.write("theirs.js", "a() // gitleaks:allow\nb() // gitleaks:allow\nc() // ggignore\n");
    repository.write("example.test.ts", 'const text = "x # gitleaks:allow\\n"; // `keyguard:ignore` is honoured\n');
    repository.write("README.md", "    key = 1  # gitleaks:allow\n");
    const marked = ["example.test.ts", "gone.py", "own.py", "README.md", "theirs.js", "used.py"];
    const scanned = { marked, leftOut: [] };
    expect((await settle(repository, [inFile("used.py")], {}, "files", scanned)).notices).toEqual([
      "a keyguard comment in own.py:2 ignores nothing; remove it (was a key; owner ann)",
      "2 gitleaks comments (theirs.js:1 and theirs.js:2) cover nothing that keyguard finds; gitleaks may still need them",
      "a ggshield comment (theirs.js:3) covers nothing that keyguard finds; ggshield may still need it",
    ]);
    expect((await settle(repository, [inFile("used.py")], {}, "part", scanned)).notices).toEqual([]);
  });

  it("on a pull request calls neither a comment on a shown finding's line unused, nor an entry that the change removes", async () => {
    const repository = Repository.create();
    repository.commit({ "a.py": "key='abcdef'\n", ".keyguardignore": "gone.py\n" });
    repository.git("checkout", "-q", "-b", "feature");
    repository.commit({ "a.py": "key='abcdef' # gitleaks:allow\n", ".keyguardignore": "" });
    const pullRequest = { GITHUB_EVENT_NAME: "pull_request", GITHUB_BASE_REF: "main" };
    const scanned = { marked: ["a.py"], leftOut: [] };
    const settled = await settle(repository, [inFile("a.py")], pullRequest, "files", scanned);
    expect(settled.findings).toHaveLength(1);
    expect(settled.notices).toEqual([expect.stringContaining("are read from main")]);
  });

  it("honours a comment in the history only where it stands in every commit and file that has the value", async () => {
    const repository = Repository.create();
    const first = repository.commit({ "a.py": "key='abcdef' # gitleaks:allow\n" });
    repository.git("mv", "a.py", "b.py");
    const moved = repository.commit();
    const bare = repository.commit({ "c.py": "key='abcdef'\n" });
    const options = {
      reader: await createTrustedReader(repository.path, {}),
      textOf: gitTexts(repository.path, {}),
      today: "2026-11-25",
      baseline: undefined,
    };
    const left = async (...alsoIn: { path: string; commit: string }[]): Promise<number> =>
      (await settleFindings([inFile("a.py", { git: since(first, alsoIn) })], options)).findings.length;
    expect(await left()).toBe(0);
    expect(await left({ path: "b.py", commit: moved })).toBe(0);
    expect(await left({ path: "b.py", commit: moved }, { path: "c.py", commit: bare })).toBe(1);
    expect(await left({ path: "gone.py", commit: bare })).toBe(1);
  });

  it.each(["utf16le", "utf16be"] as const)(
    "reads comments of %s files in the history, the index and the target branch",
    async (encoding) => {
      const encode = (text: string): Buffer => {
        const bytes = Buffer.from(`\u{feff}${text}`, "utf16le");
        return encoding === "utf16be" ? bytes.swap16() : bytes;
      };
      const repository = Repository.create();
      repository.write("a.ps1", encode("key='abcdef' # gitleaks:allow\r\n") as never);
      repository.write(".keyguardignore", encode("b.ps1 # as PowerShell writes it\r\n") as never);
      const commit = repository.commit();
      const options = {
        reader: await createTrustedReader(repository.path, {}),
        textOf: gitTexts(repository.path, {}),
        today: "2026-11-25",
        baseline: undefined,
      };
      const historical = inFile("a.ps1", { git: since(commit, [{ path: "a.ps1", commit }]) });
      const all = [historical, inFile("a.ps1"), inFile("b.ps1")];
      expect((await settleFindings(all, options)).findings).toEqual([]);
      repository.git("checkout", "-q", "-b", "feature");
      const pullRequest = { GITHUB_EVENT_NAME: "pull_request", GITHUB_BASE_REF: "main" };
      const reader = await createTrustedReader(repository.path, pullRequest);
      expect((await settleFindings(all, { ...options, reader })).findings).toEqual([]);
    },
  );

  it("reads comments of the history in the commit, and of the index in the index", async () => {
    const repository = Repository.create();
    const commit = repository.commit({ "a.py": "key='abcdef' # gitleaks:allow\n" });
    repository.commit({ "a.py": "gone\n" });
    const texts = gitTexts(repository.path, {});
    const historical = finding({ location: at("a.py", 1), parts: [], git: since(commit) });
    expect(await texts({ path: "a.py" }, historical)).toContain("gitleaks:allow");
    repository.write("b.py", "staged # ggignore\n");
    repository.git("add", "b.py");
    repository.write("b.py", "work tree\n");
    expect(await texts({ path: "b.py" }, finding({ location: at("b.py") }))).toBe("staged # ggignore\n");
    expect(await texts({ path: "gone.py" }, finding())).toBeUndefined();
  });
});
