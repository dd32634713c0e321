import type { Command, Context } from "../command.ts";
import type { World } from "../demo/world.ts";
import { EXIT } from "../exit-code.ts";
import { wrap } from "../terminal/wrap.ts";

/** One scene: what the narrator says, and the real command with the exit code that the story needs. */
interface Scene {
  readonly says: string;
  readonly command?: readonly string[];
  readonly exit?: number;
  readonly before?: (world: World) => void;
}

const SCENES: readonly Scene[] = [
  {
    says: "A trader committed a bot with its exchange key, saw it, and took the key out in the next commit. The files look clean.",
    command: ["scan", "."],
    exit: EXIT.ok,
  },
  {
    says: "History does not forget. Is the key still good? One signed, read-only request tells.",
    command: ["scan", "--history", "--verify"],
    exit: EXIT.findings,
  },
  {
    says: "It is. What can whoever has it do?",
    command: ["audit", "bot"],
    exit: EXIT.findings,
  },
  {
    says: "Withdraw everything. From which address would the exchange take it?",
    command: ["ip"],
    exit: EXIT.ok,
  },
  {
    says: "Only from the bot's own, which was luck. The guard does not start a bot on luck.",
    command: ["run", "--key", "bot", "--", "echo", "the bot trades"],
    exit: EXIT.findings,
  },
  {
    says: "The owner takes the withdrawal right off the key on the exchange's page. The key itself is still in the history, so it must go: a new one is made, proved and switched to, and only then the old one is deleted.",
    command: ["rotate", "run", "bot", "--yes"],
    exit: EXIT.ok,
    before: (world) => world.forbidWithdrawal(),
  },
  {
    says: "What leaked is worth nothing now.",
    command: ["scan", "--history", "--verify"],
    exit: EXIT.ok,
  },
  {
    says: "And the bot starts, with the new key in its environment and nowhere else.",
    command: ["run", "--key", "bot", "--", "echo", "the bot trades"],
    exit: EXIT.ok,
  },
];

/** The narrator's lines; a command of the story follows. */
function told(says: string): string {
  return wrap(says, 78)
    .map((line) => `# ${line}\n`)
    .join("");
}

async function play(context: Context, world: World): Promise<number> {
  const { stdout, signal } = context;
  for (const { says, command = [], exit, before } of SCENES) {
    if (signal.aborted) return EXIT.incomplete;
    before?.(world);
    await stdout.write(`\n${told(says)}$ keyguard ${command.join(" ")}\n`);
    const code = await world.keyguard(command);
    if (code === exit) continue;
    await stdout.write(`\n# The story ends here: that command should have ended with ${exit}, and did with ${code}.\n`);
    return EXIT.incomplete;
  }
  await stdout.write("\n# Nothing of this was real, and nothing of it is left. Yours: keyguard init\n");
  return EXIT.ok;
}

async function run(context: Context): Promise<number> {
  const { createWorld } = await import("../demo/world.ts");
  const world = await createWorld(context);
  try {
    return await play(context, world);
  } finally {
    await world.close();
  }
}

export const demo: Command = {
  name: "demo",
  summary: "play a leak and its end, with a made-up exchange on this machine",
  usage: "demo",
  description: [
    "A leaked key from its discovery to its replacement, told with real commands: a repository and a simulated exchange are made in a directory for temporary files, every command runs against them, and all of it is removed. No account and no network are needed; git is. It takes less than a minute.",
    "",
    "Exit code: 0 when the story came to its end, 3 when a command did not do what it should.",
  ].join("\n"),
  takesArguments: false,
  options: [],
  examples: [{ command: "keyguard demo", does: "the whole story" }],
  run,
};
