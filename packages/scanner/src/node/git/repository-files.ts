import { parseCommit } from "./commit.ts";
import { entryOf, type IndexEntries } from "./index-entries.ts";
import { readIndex } from "./index-file.ts";
import { COMMIT, idSize } from "./object-id.ts";
import { ObjectReader } from "./object-reader.ts";
import { type GitEnvironment, openRepository, type Repository } from "./repository.ts";
import { indexPath } from "./scan-staged.ts";
import { TreeChanges } from "./tree-changes.ts";

/** Files as commits and the index of one repository hold them. No git is run, and nothing of the work tree is read. */
export class RepositoryFiles {
  readonly #repository: Repository;
  readonly #environment: GitEnvironment;
  readonly #most: number;
  #reader: ObjectReader | undefined;
  #trees: TreeChanges | undefined;
  #staged: IndexEntries | undefined;

  /**
   * @param environment git's own variables, as its hooks set them
   * @param mostBytes larger files are not read
   * @throws {KeyguardError} `KG_GIT_NOT_A_REPOSITORY` when the directory lies in none
   */
  constructor(directory: string, environment: GitEnvironment, mostBytes: number) {
    this.#repository = openRepository(directory, environment);
    this.#environment = environment;
    this.#most = mostBytes;
  }

  /**
   * The content of a file; undefined when it cannot be had.
   *
   * @param commit an id in hex, whole or its beginning; empty for the index
   */
  read(commit: string, path: string): Uint8Array | undefined {
    const reader = (this.#reader ??= new ObjectReader(this.#repository, this.#most));
    const raw = Buffer.from(path, "utf8").toString("latin1");
    const id = commit === "" ? this.#inIndex(raw) : this.#inCommit(reader, commit, raw);
    const object = id === undefined ? "missing" : reader.read(id);
    return typeof object === "string" ? undefined : object.content;
  }

  /** Closes what reading opened. Reading opens it again. */
  close(): void {
    this.#reader?.close();
    this.#reader = undefined;
    this.#trees = undefined;
    this.#staged = undefined;
  }

  #inCommit(reader: ObjectReader, commit: string, path: string): string | undefined {
    const size = idSize(this.#repository.format);
    const id = commit.length === size * 2 ? commit : reader.complete(commit);
    const object = id === null ? "missing" : reader.read(id);
    if (typeof object === "string" || object.kind !== COMMIT) return undefined;
    this.#trees ??= new TreeChanges(reader, size, () => {});
    return this.#trees.blobAt(parseCommit(object.content).tree, path) ?? undefined;
  }

  #inIndex(path: string): string | undefined {
    if (this.#staged === undefined) {
      const { gitDir, format } = this.#repository;
      const index = readIndex(indexPath(this.#repository, this.#environment), gitDir, format);
      this.#staged = typeof index === "string" ? [] : index.entries;
    }
    return entryOf(this.#staged, path)?.id;
  }
}
