/** An option of a command, as data: parsing, `--help` and completion all read it. */
export interface OptionSpec {
  /** The long name, without dashes. */
  readonly name: string;
  readonly short?: string;
  /** What its value is called in the help, such as `FILE`; absent for a switch. */
  readonly value?: string;
  /** May be given more than once. */
  readonly multiple?: boolean;
  readonly choices?: readonly string[];
  /** One sentence without a full stop. */
  readonly help: string;
}

/** One line of a command's examples. */
export interface Example {
  readonly command: string;
  readonly does: string;
}

/** What a person typed, read. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** What follows `--`, for a command that passes it on; undefined when there was no `--`, and for all others. */
  readonly rest: readonly string[] | undefined;
  flag(name: string): boolean;
  value(name: string): string | undefined;
  values(name: string): readonly string[];
}

/** Everything that a command may touch. Nothing else in a command reaches for `process`. */
export interface Context {
  readonly args: Arguments;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly version: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborts on Ctrl-C or a termination signal; a command then returns what it has. */
  readonly signal: AbortSignal;
  /** Ends the command as Ctrl-C does, for what reads a terminal key by key. */
  readonly interrupt: () => void;
}

/** A stream that results or messages go to. */
export interface Output {
  readonly isTTY: boolean;
  /** Characters of a line at a terminal; 80 elsewhere, and where it has no size. */
  readonly columns: number;
  readonly colour: boolean;
  /** Resolves when the text has been taken. A reader that went away is no error; a full disk is `KG_OUTPUT`. */
  write(text: string): Promise<void>;
}

/** One command of the CLI. */
export interface Command {
  /** As typed: `scan`, `secrets set`. */
  readonly name: string;
  /** One line without a full stop. */
  readonly summary: string;
  /** The synopsis after `keyguard`, such as `scan [OPTIONS] [PATH…]`. */
  readonly usage: string;
  /** What it does, what it needs and what its exit code means, in short paragraphs. */
  readonly description: string;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly Example[];
  /** True when arguments without a dash are taken. */
  readonly takesArguments: boolean;
  /** True when everything behind `--` belongs to another program. */
  readonly passesRest?: boolean;
  /** Returns the exit code. */
  run(context: Context): Promise<number>;
}
