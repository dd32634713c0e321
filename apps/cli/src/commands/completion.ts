import { KeyguardError } from "@keyguard/core";
import type { Command, Context } from "../command.ts";
import { bash } from "../completion/bash.ts";
import { fish } from "../completion/fish.ts";
import { places } from "../completion/place.ts";
import { powershell } from "../completion/powershell.ts";
import { zsh } from "../completion/zsh.ts";

const SHELLS = { bash, zsh, fish, powershell } as const;
const NAMES = Object.keys(SHELLS) as (keyof typeof SHELLS)[];

async function run(context: Context): Promise<number> {
  const [shell] = context.args.positionals;
  const known = NAMES.find((name) => name === shell);
  if (known === undefined)
    throw new KeyguardError("KG_USAGE", "Cannot print a completion script: name a shell", {
      hint: `one of ${NAMES.join(", ")}`,
    });
  await context.stdout.write(SHELLS[known](await places()));
  return 0;
}

export const completion: Command = {
  name: "completion",
  summary: "print a shell's completion script",
  usage: "completion bash|zsh|fish|powershell",
  description:
    "Prints a script that completes keyguard's commands, options and their values. Load it from your shell's start-up file.",
  takesArguments: true,
  options: [],
  examples: [
    { command: `eval "$(keyguard completion bash)"`, does: "in ~/.bashrc" },
    { command: "source <(keyguard completion zsh)", does: "in ~/.zshrc, after compinit" },
    { command: "keyguard completion fish | source", does: "in fish's configuration" },
    {
      command: "keyguard completion powershell | Out-String | Invoke-Expression",
      does: "in PowerShell's profile",
    },
  ],
  run,
};
