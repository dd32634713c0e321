import { dirname } from "node:path";
import type { FileSystem, OpenFile } from "@keyguard/secrets/node";

// A disk that forgets what was not flushed. Content is safe after its file's sync(), names after their directory's;
// what is not safe may or may not survive the loss of power, and a file's unsafe content may be cut anywhere.

interface Inode {
  /** What readers see. */
  content: Uint8Array;
  /** What a power loss leaves at least; undefined: nothing was ever flushed. */
  safe: Uint8Array | undefined;
}

/** Thrown by every call once the power is gone. */
export class PowerLoss extends Error {}

/** What happens at a call. */
export type Fault = "ENOSPC" | "EIO" | "power";

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A disk in memory, as the vault sees it, with a fault at a chosen call. */
export class CrashDisk implements FileSystem {
  readonly calls: string[] = [];
  #names = new Map<string, Inode>();
  #safeNames = new Map<string, Inode>();
  #fault: { readonly at: number; readonly kind: Fault } | undefined;
  #dead = false;

  /** Fails the n-th call from now on, counted from 0. */
  failAt(n: number, kind: Fault): void {
    this.#fault = { at: this.calls.length + n, kind };
  }

  #call<Result>(name: string, step: () => Result): Result {
    if (this.#dead) throw new PowerLoss();
    const here = this.#fault !== undefined && this.calls.length === this.#fault.at;
    this.calls.push(name);
    if (here && this.#fault?.kind === "power") {
      this.#dead = true;
      throw new PowerLoss();
    }
    if (here) throw failure(this.#fault?.kind ?? "EIO");
    return step();
  }

  /** The disk after the power came back; `keep` decides what of the unflushed survived. */
  restart(keep: "nothing" | "names" | "torn" | "everything"): CrashDisk {
    const next = new CrashDisk();
    const names = keep === "nothing" ? this.#safeNames : this.#names;
    for (const [path, { content, safe }] of names) {
      const whole = keep === "everything" ? content : safe;
      const survived = whole ?? (keep === "torn" ? content.slice(0, content.length / 2) : new Uint8Array());
      next.#names.set(path, { content: survived, safe: survived });
    }
    next.#safeNames = new Map(next.#names);
    return next;
  }

  paths(): string[] {
    return [...this.#names.keys()].sort();
  }

  async read(path: string): Promise<Uint8Array> {
    return this.#call("read", () => {
      const inode = this.#names.get(path);
      if (inode === undefined) throw failure("ENOENT");
      return inode.content;
    });
  }

  async create(path: string): Promise<OpenFile> {
    return this.#call("create", () => {
      if (this.#names.has(path)) throw failure("EEXIST");
      const inode: Inode = { content: new Uint8Array(), safe: undefined };
      this.#names.set(path, inode);
      return {
        write: async (content) =>
          this.#call("write", () => {
            inode.content = content;
          }),
        sync: async () =>
          this.#call("sync", () => {
            inode.safe = inode.content;
          }),
        close: async () => this.#call("close", () => undefined),
      };
    });
  }

  async rename(from: string, to: string): Promise<void> {
    this.#call("rename", () => {
      const inode = this.#names.get(from);
      if (inode === undefined) throw failure("ENOENT");
      this.#names.delete(from);
      this.#names.set(to, inode);
    });
  }

  async link(existing: string, path: string): Promise<void> {
    this.#call("link", () => {
      const inode = this.#names.get(existing);
      if (inode === undefined) throw failure("ENOENT");
      if (this.#names.has(path)) throw failure("EEXIST");
      this.#names.set(path, inode);
    });
  }

  async remove(path: string): Promise<void> {
    this.#call("remove", () => this.#names.delete(path));
  }

  async syncDirectory(path: string): Promise<void> {
    this.#call("syncDirectory", () => {
      for (const name of new Set([...this.#names.keys(), ...this.#safeNames.keys()])) {
        if (dirname(name) !== path) continue;
        const inode = this.#names.get(name);
        if (inode === undefined) this.#safeNames.delete(name);
        else this.#safeNames.set(name, inode);
      }
    });
  }

  async changedAt(path: string): Promise<number | undefined> {
    return this.#call("changedAt", () => (this.#names.has(path) ? 0 : undefined));
  }
}
