import { createHash } from "node:crypto";
import type { Finding } from "@keyguard/core";
import { describe, expect, it } from "vitest";
import { createBaseline, formatBaseline } from "../../src/baseline/baseline.ts";
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
  wholeProject = true,
): Promise<Settled> {
  const reader = await createTrustedReader(repository.path, environment);
  const textOf = fileTexts(repository.path);
  return settleFindings(findings, { reader, textOf, today: "2026-11-25", baseline: FILE, wholeProject });
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
      wholeProject: false,
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
      ".keyguardignore:1 matches nothing any more; remove it",
      "the baseline holds a finding that is gone; run: keyguard baseline prune",
    ]);
    expect(await settle(repository, [], {}, false)).toMatchObject({ notices: [], gone: [] });
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
      wholeProject: false,
    };
    const left = async (...alsoIn: { path: string; commit: string }[]): Promise<number> =>
      (await settleFindings([inFile("a.py", { git: since(first, alsoIn) })], options)).findings.length;
    expect(await left()).toBe(0);
    expect(await left({ path: "b.py", commit: moved })).toBe(0);
    expect(await left({ path: "b.py", commit: moved }, { path: "c.py", commit: bare })).toBe(1);
    expect(await left({ path: "gone.py", commit: bare })).toBe(1);
  });

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
