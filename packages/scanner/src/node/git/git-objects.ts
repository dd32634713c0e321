import type { ChildProcessByStdio } from "node:child_process";
import { createHash } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import { gitCommand, type GitPlaces, askGit } from "./git-process.ts";
import { KINDS, type ObjectFormat } from "./object-id.ts";

/** An object that git is printing. Its chunks must be taken before the next one is asked for. */
export interface PrintedObject {
  readonly kind: number;
  readonly size: number;
  /** @throws {GitFailed} when git ends early, or prints what does not have the id that was asked for */
  chunks(): AsyncGenerator<Buffer>;
}

/** Thrown when git does not give what it announced. */
export class GitFailed extends Error {
  override readonly name = "GitFailed";
}

const MOST_STARTS = 16;

/**
 * Objects from one `git cat-file --batch`, for what keyguard cannot read itself. It is started with the first question;
 * one that dies of a damaged object is started anew, some times.
 */
export class GitObjects {
  readonly #places: GitPlaces;
  readonly #format: ObjectFormat;
  #running: { readonly child: ChildProcessByStdio<Writable, Readable, null>; readonly output: Output } | undefined;
  #starts = 0;

  constructor(places: GitPlaces, format: ObjectFormat) {
    this.#places = places;
    this.#format = format;
  }

  /** The object of a full id in hex, or null when git does not have it or cannot be run. */
  async open(id: string): Promise<PrintedObject | null> {
    const running = this.#start();
    if (running === null) return null;
    try {
      running.child.stdin.write(`${id}\n`);
      const [named, kind = "", size = ""] = (await running.output.line()).split(" ");
      const number = KINDS.indexOf(kind as (typeof KINDS)[number]);
      if (named !== id || number < 1) return null;
      return { kind: number, size: Number(size), chunks: () => this.#chunks(running.output, id, kind, Number(size)) };
    } catch {
      this.#stop();
      return null;
    }
  }

  close(): void {
    this.#stop();
    this.#starts = MOST_STARTS;
  }

  async *#chunks(output: Output, id: string, kind: string, size: number): AsyncGenerator<Buffer> {
    const hash = createHash(this.#format).update(`${kind} ${size}\0`);
    let isWhole = false;
    try {
      for (let left = size; left > 0;) {
        const chunk = await output.some(left);
        left -= chunk.length;
        hash.update(chunk);
        yield chunk;
      }
      await output.some(1); // a line end
      isWhole = true;
    } finally {
      // Whoever stops half-way leaves the rest in the pipe.
      if (!isWhole) this.#stop();
    }
    if (hash.digest("hex") !== id) throw new GitFailed("git printed another object");
  }

  #start(): { readonly child: ChildProcessByStdio<Writable, Readable, null>; readonly output: Output } | null {
    if (this.#running !== undefined) return this.#running;
    if (this.#starts++ >= MOST_STARTS) return null;
    const { spawn } = process.getBuiltinModule("node:child_process"); // loaded when it is needed
    const { command, args, options } = gitCommand(this.#places, ["cat-file", "--batch"]);
    const child = spawn(command, args, { ...options, stdio: ["pipe", "pipe", "ignore"], windowsHide: true });
    child.stdin.on("error", () => {}); // its end is seen at the output
    child.on("error", () => {});
    this.#running = { child, output: new Output(child.stdout) };
    return this.#running;
  }

  #stop(): void {
    this.#running?.child.kill();
    this.#running = undefined;
  }
}

/** What a process prints, piece by piece. */
class Output {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async line(): Promise<string> {
    for (;;) {
      const end = this.#held.indexOf(10);
      if (end >= 0) {
        const line = this.#held.toString("latin1", 0, end);
        this.#held = this.#held.subarray(end + 1);
        return line;
      }
      if (this.#held.length > 4096) throw new GitFailed("git printed an endless line");
      this.#held = Buffer.concat([this.#held, await this.#next()]);
    }
  }

  /** From 1 to `most` bytes. */
  async some(most: number): Promise<Buffer> {
    if (this.#held.length === 0) this.#held = await this.#next();
    const chunk = this.#held.subarray(0, most);
    this.#held = this.#held.subarray(chunk.length);
    return chunk;
  }

  async #next(): Promise<Buffer> {
    for (;;) {
      const { value, done } = await this.#chunks.next();
      if (done === true) throw new GitFailed("git ended early");
      if (value.length > 0) return value;
    }
  }
}

/** What git says of one stored object. */
export interface ListedObject {
  readonly id: string;
  readonly kind: number;
  readonly size: number;
}

/**
 * All objects that git finds in a repository, or null when it cannot be run, or complains: what it leaves out would be
 * missing in silence.
 */
export function listThroughGit(places: GitPlaces): ListedObject[] | null {
  const printed = askGit(places, ["cat-file", "--batch-all-objects", "--batch-check", "--unordered", "--buffer"], {
    quiet: true,
  });
  if (printed === null) return null;
  const listed: ListedObject[] = [];
  for (const line of printed.toString("latin1").split("\n")) {
    const [id = "", kind = "", size = ""] = line.split(" ");
    const number = KINDS.indexOf(kind as (typeof KINDS)[number]);
    if (number > 0) listed.push({ id, kind: number, size: Number(size) });
    else if (id !== "") return null;
  }
  return listed;
}
