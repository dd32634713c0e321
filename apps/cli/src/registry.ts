import type { Command } from "./command.ts";

/** A command before it is loaded: enough for the overview. */
export interface Entry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}

/** Every command, in the order of the overview. Each is loaded when it is asked for. */
export const COMMANDS: readonly Entry[] = [
  {
    name: "scan",
    summary: "find leaked credentials in files",
    load: async () => (await import("./commands/scan.ts")).scan,
  },
  {
    name: "completion",
    summary: "print a shell's completion script",
    load: async () => (await import("./commands/completion.ts")).completion,
  },
];
