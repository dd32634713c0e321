import { KeyguardError, suggest } from "@keyguard/core";
import { printable } from "@keyguard/report";
import type { BuiltInRule, ExampleResult, RuleFile, RuleSet } from "@keyguard/scanner/rules";
import type { Command, Context } from "../command.ts";
import { EXIT } from "../exit-code.ts";

const FORMAT = {
  name: "format",
  short: "f",
  value: "FORMAT",
  choices: ["text", "json"],
  help: "how to print",
} as const;

/** The files that arguments name, else those of `[scan] extend`. */
async function ruleFiles({ args, cwd }: Context, named = args.positionals): Promise<readonly RuleFile[]> {
  const { loadRulesFrom } = await import("@keyguard/guard/findings");
  if (named.length > 0) return loadRulesFrom(cwd, named);
  const { loadConfig } = await import("@keyguard/guard/config");
  const { config, directory } = await loadConfig(cwd);
  return loadRulesFrom(directory, config.scan.extend);
}

async function ruleSet(context: Context, named?: readonly string[]): Promise<RuleSet> {
  const { readRuleSet } = await import("@keyguard/scanner/rules");
  return readRuleSet(await ruleFiles(context, named));
}

function row(id: string, category: string, severity: string, finds: string): string {
  return `${id.padEnd(34)} ${category.padEnd(14)} ${severity.padEnd(9)} ${finds}\n`;
}

async function list(context: Context): Promise<number> {
  const { builtInRules } = await import("@keyguard/scanner/rules");
  const builtIn = builtInRules();
  const own = await ruleSet(context, []);
  const { stdout, stderr } = context;
  if (context.args.value("format") === "json") {
    const mine = own.rules.map(({ id, finds, severity, from }) => ({
      id,
      name: finds,
      category: "own",
      severity,
      from,
    }));
    const theirs = builtIn.map(({ id, name, category, severity }) => ({ id, name, category, severity, from: null }));
    await stdout.write(`${JSON.stringify({ rules: [...theirs, ...mine], notes: own.notes }, null, 2)}\n`);
    return EXIT.ok;
  }
  for (const { id, category, severity, name } of builtIn) await stdout.write(row(id, category, severity, name));
  for (const { id, severity, finds } of own.rules)
    await stdout.write(row(printable(id), "own", severity, printable(finds)));
  for (const note of own.notes) await stderr.write(`note: ${printable(note)}\n`);
  await stderr.write(`${builtIn.length} built in, ${own.rules.length} of your own\n`);
  return EXIT.ok;
}

function page(rule: BuiltInRule): string {
  const lines = [`${rule.id}: ${rule.name} (${rule.category}), ${rule.severity}`, ""];
  for (const { kind, label, shapes, proof, evidence } of rule.parts) {
    lines.push(`${kind}: ${label}`);
    for (const shape of shapes) lines.push(`  shape     ${shape}`);
    if (proof !== undefined) lines.push(`  proof     ${proof}`);
    lines.push(`  evidence  ${evidence}`);
  }
  lines.push("");
  for (const [name, values] of Object.entries({ names: rule.names, headers: rule.headers, hosts: rule.hosts }))
    if (values.length > 0) lines.push(`${name.padEnd(10)}${values.join(", ")}`);
  lines.push(`first     ${rule.remedy}`, `source    ${rule.source} (${rule.asOf}, ${rule.confidence} confidence)`);
  return `${lines.join("\n")}\n`;
}

const NAMES = "`keyguard rules list` names them all";

async function show(context: Context): Promise<number> {
  const [id, more] = context.args.positionals;
  if (id === undefined || more !== undefined)
    throw new KeyguardError("KG_USAGE", "Cannot show a rule: name exactly one", { hint: NAMES });
  const { builtInRules } = await import("@keyguard/scanner/rules");
  const builtIn = builtInRules();
  const found = builtIn.find((rule) => rule.id === id || rule.id === `${id}-credential`);
  const own = found === undefined ? (await ruleSet(context, [])).rules.find((rule) => rule.id === id) : undefined;
  const json = context.args.value("format") === "json";
  if (found !== undefined) {
    await context.stdout.write(json ? `${JSON.stringify(found, null, 2)}\n` : page(found));
    return EXIT.ok;
  }
  if (own === undefined) {
    const close = suggest(
      id,
      builtIn.map((rule) => rule.id),
    );
    throw new KeyguardError("KG_USAGE", "Cannot show the rule: there is none of that name", {
      hint: close === undefined ? NAMES : `did you mean "${close}"?`,
    });
  }
  const { finds, severity, keywords, entropy, examples, from } = own;
  const plain = {
    id,
    finds,
    severity,
    pattern: own.pattern?.source ?? null,
    keywords,
    entropy,
    examples: examples.length,
    from,
  };
  const text = Object.entries(plain).map(([name, value]) => `${name.padEnd(10)}${printable(String(value))}\n`);
  await context.stdout.write(json ? `${JSON.stringify(plain, null, 2)}\n` : text.join(""));
  return EXIT.ok;
}

async function test(context: Context): Promise<number> {
  const { testBuiltInRules, testRules } = await import("@keyguard/scanner/rules");
  const own = await ruleSet(context);
  const results: ExampleResult[] = testRules(own);
  if (context.args.positionals.length === 0) results.push(...(await testBuiltInRules()));
  const failed = results.filter(({ passed }) => !passed);
  const { stdout, stderr } = context;
  if (context.args.value("format") === "json") await stdout.write(`${JSON.stringify({ results }, null, 2)}\n`);
  else
    for (const { rule, positive, number } of failed)
      await stdout.write(
        `${printable(rule)}: ${positive ? `finds nothing in example ${number}` : `finds something in counterexample ${number}`}\n`,
      );
  for (const note of own.notes) await stderr.write(`note: ${printable(note)}\n`);
  if (results.length === 0) await stderr.write("note: none of these rules has an example: nothing was tested\n");
  await stderr.write(`${results.length - failed.length} examples passed, ${failed.length} failed\n`);
  return failed.length === 0 ? EXIT.ok : EXIT.findings;
}

export const rulesList: Command = {
  name: "rules list",
  summary: "name everything that is detected",
  usage: "rules list [OPTIONS]",
  description: [
    "Names every exchange and every family of keyguard's own, and the rules of the files that `extend` of the table [scan] in keyguard.toml names.",
    "",
    "Exit code: 0 printed, 2 a mistake in a file of rules.",
  ].join("\n"),
  takesArguments: false,
  options: [FORMAT],
  examples: [{ command: "keyguard rules list", does: "everything that is detected" }],
  run: list,
};

export const rulesShow: Command = {
  name: "rules show",
  summary: "print what a rule looks for, its evidence and its source",
  usage: "rules show [OPTIONS] RULE",
  description: [
    "Prints the parts of a credential with their shapes, proofs and the evidence that each needs, the names that label it, what to do first, and where the facts come from.",
    "",
    "Exit code: 0 printed, 2 no such rule.",
  ].join("\n"),
  takesArguments: true,
  options: [FORMAT],
  examples: [{ command: "keyguard rules show binance", does: "what is known of Binance's keys" }],
  run: show,
};

export const rulesTest: Command = {
  name: "rules test",
  summary: "run the examples of rules",
  usage: "rules test [OPTIONS] [FILE…]",
  description: [
    "Runs every rule on its examples, in which it must find something, and its counterexamples, in which it must not: those of the files that are named, else those that keyguard.toml extends and the rules of exchanges built in, on values made by chance.",
    "",
    "A rule is data in a TOML file, with a pattern in RE2's syntax:",
    "",
    "    [[rules]]",
    '    id = "desk-token"',
    '    finds = "a token of the desk\'s own service"',
    "    pattern = '\\bdesk_([a-z0-9]{12})\\b'",
    '    keywords = ["desk_"]',
    '    severity = "high"',
    '    examples = ["token = desk_a1b2c3d4e5f6"]   # at least one of each',
    '    counterexamples = ["desk_lamp"]',
    "",
    "Configurations of gitleaks and betterleaks are read as well: rules, allowlists, required rules.",
    "",
    "Exit code: 0 all passed, 1 some failed, 2 a mistake in a file of rules.",
  ].join("\n"),
  takesArguments: true,
  options: [FORMAT],
  examples: [
    { command: "keyguard rules test", does: "your rules and those built in" },
    { command: "keyguard rules test my-rules.toml", does: "one file" },
  ],
  run: test,
};
