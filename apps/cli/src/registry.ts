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
    summary: "find leaked credentials in files, the index and all of git history",
    load: async () => (await import("./commands/scan.ts")).scan,
  },
  {
    name: "run",
    summary: "start a program with its secrets, after the guard",
    load: async () => (await import("./commands/run.ts")).runCommand,
  },
  {
    name: "secrets set",
    summary: "store a secret",
    load: async () => (await import("./commands/secrets-set.ts")).secretsSet,
  },
  {
    name: "secrets get",
    summary: "print a secret for another program",
    load: async () => (await import("./commands/secrets-get.ts")).secretsGet,
  },
  {
    name: "secrets list",
    summary: "name what a store holds",
    load: async () => (await import("./commands/secrets-list.ts")).secretsList,
  },
  {
    name: "secrets rm",
    summary: "remove a secret from a store",
    load: async () => (await import("./commands/secrets-rm.ts")).secretsRm,
  },
  {
    name: "secrets import",
    summary: "move an .env file's secrets into a store",
    load: async () => (await import("./commands/secrets-import.ts")).secretsImport,
  },
  {
    name: "secrets sync",
    summary: "copy a secret from one store to another",
    load: async () => (await import("./commands/secrets-sync.ts")).secretsSync,
  },
  {
    name: "secrets doctor",
    summary: "tell what is wrong with how secrets are kept",
    load: async () => (await import("./commands/secrets-doctor.ts")).secretsDoctor,
  },
  {
    name: "audit",
    summary: "ask exchanges what each declared key may do",
    load: async () => (await import("./commands/audit.ts")).audit,
  },
  {
    name: "explain",
    summary: "turn an error of an exchange, or of keyguard, into cause, proof and next step",
    load: async () => (await import("./commands/explain.ts")).explainCommand,
  },
  {
    name: "ip",
    summary: "this machine's address as exchanges see it, and each key's allowlist beside it",
    load: async () => (await import("./commands/ip.ts")).ip,
  },
  {
    name: "guard",
    summary: "check everything about every declared key, fail loudly",
    load: async () => (await import("./commands/guard.ts")).guard,
  },
  {
    name: "rotate status",
    summary: "what is due, and what an exchange will do to a key",
    load: async () => (await import("./commands/rotate-status.ts")).rotateStatus,
  },
  {
    name: "rotate plan",
    summary: "show what a rotation would do, step by step",
    load: async () => (await import("./commands/rotate-run.ts")).rotatePlan,
  },
  {
    name: "rotate run",
    summary: "replace a key without a gap",
    load: async () => (await import("./commands/rotate-run.ts")).rotateRun,
  },
  {
    name: "rotate resume",
    summary: "go on with a rotation that stopped",
    load: async () => (await import("./commands/rotate-run.ts")).rotateResume,
  },
  {
    name: "rotate abort",
    summary: "give up a rotation before the switch",
    load: async () => (await import("./commands/rotate-run.ts")).rotateAbort,
  },
  {
    name: "rotate rollback",
    summary: "go back to the old key after the switch",
    load: async () => (await import("./commands/rotate-run.ts")).rotateRollback,
  },
  {
    name: "rotate unlock",
    summary: "take away the lock that a lost machine left",
    load: async () => (await import("./commands/rotate-unlock.ts")).rotateUnlock,
  },
  {
    name: "rotate record",
    summary: "note a rotation done by hand, or an event",
    load: async () => (await import("./commands/rotate-ledger.ts")).rotateRecord,
  },
  {
    name: "rotate import",
    summary: "take over a reminder script's log",
    load: async () => (await import("./commands/rotate-ledger.ts")).rotateImport,
  },
  {
    name: "rotate ledger verify",
    summary: "prove that the ledger is whole",
    load: async () => (await import("./commands/rotate-ledger.ts")).rotateLedgerVerify,
  },
  {
    name: "alerts test",
    summary: "send a test message to every alert channel",
    load: async () => (await import("./commands/alerts-test.ts")).alertsTest,
  },
  {
    name: "init",
    summary: "set a project up, in one step that can be undone",
    load: async () => (await import("./commands/init.ts")).init,
  },
  {
    name: "doctor",
    summary: "tell what is wrong with a project now",
    load: async () => (await import("./commands/doctor.ts")).doctor,
  },
  {
    name: "baseline create",
    summary: "write a baseline of today's findings",
    load: async () => (await import("./commands/baseline.ts")).baselineCreate,
  },
  {
    name: "baseline update",
    summary: "add new findings to the baseline",
    load: async () => (await import("./commands/baseline.ts")).baselineUpdate,
  },
  {
    name: "baseline prune",
    summary: "remove findings that are gone from the baseline",
    load: async () => (await import("./commands/baseline.ts")).baselinePrune,
  },
  {
    name: "config show",
    summary: "print every effective setting and where it comes from",
    load: async () => (await import("./commands/config.ts")).configShow,
  },
  {
    name: "rules list",
    summary: "name everything that is detected",
    load: async () => (await import("./commands/rules.ts")).rulesList,
  },
  {
    name: "rules show",
    summary: "print what a rule looks for, its evidence and its source",
    load: async () => (await import("./commands/rules.ts")).rulesShow,
  },
  {
    name: "rules test",
    summary: "run the examples of rules",
    load: async () => (await import("./commands/rules.ts")).rulesTest,
  },
  {
    name: "merge",
    summary: "join reports of shards or sources into one",
    load: async () => (await import("./commands/merge.ts")).merge,
  },
  {
    name: "history clean",
    summary: "write down how to purge credentials from a repository's history",
    load: async () => (await import("./commands/history-clean.ts")).historyClean,
  },
  {
    name: "hook pre-commit",
    summary: "what the pre-commit hook runs",
    load: async () => (await import("./commands/hook.ts")).hookPreCommit,
  },
  {
    name: "hook pre-push",
    summary: "what the pre-push hook runs",
    load: async () => (await import("./commands/hook.ts")).hookPrePush,
  },
  {
    name: "completion",
    summary: "print a shell's completion script",
    load: async () => (await import("./commands/completion.ts")).completion,
  },
  {
    name: "demo",
    summary: "play a leak and its end, with a made-up exchange on this machine",
    load: async () => (await import("./commands/demo.ts")).demo,
  },
];
