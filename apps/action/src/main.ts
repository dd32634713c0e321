import { readFile } from "node:fs/promises";
import { relative, sep } from "node:path";
import { isKeyguardError } from "@keyguard/core";
import { render } from "@keyguard/report";
import { keepComment } from "./comment.ts";
import { createRunner, type Runner } from "./commands.ts";
import type { EventPayload } from "./events.ts";
import { type Environment, type Inputs, readInputs, secretsOf } from "./inputs.ts";
import type { Outcome } from "./scan.ts";
import { annotate, judge } from "./summary.ts";
import { writeInside } from "./write-inside.ts";

const VERSION = process.env["KEYGUARD_BUILD_VERSION"] ?? "0.0.0";

/** The event's document; without a readable one everything is scanned. */
async function readPayload(environment: Environment): Promise<EventPayload> {
  try {
    const value: unknown = JSON.parse(await readFile(environment["GITHUB_EVENT_PATH"] ?? "", "utf8"));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Where the scanned files can be seen. */
function sourceUrl({ workspace, root }: Inputs, environment: Environment, payload: EventPayload): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: sha } = environment;
  if (server === undefined || repository === undefined || workspace !== root) return undefined;
  const head = payload.pull_request?.head?.sha;
  return `${server}/${repository}/blob/${typeof head === "string" && /^[0-9a-f]+$/u.test(head) ? head : sha}/`;
}

async function look(inputs: Inputs, environment: Environment, payload: EventPayload): Promise<Outcome> {
  if (inputs.mode === "scan") return (await import("./scan.ts")).scan(inputs, environment, payload, VERSION);
  const keys = await import("./keys.ts");
  return keys.lookAtKeys(inputs, environment, VERSION);
}

async function publish(
  runner: Runner,
  inputs: Inputs,
  environment: Environment,
  payload: EventPayload,
  { report, subject, notes, refuses }: Outcome,
): Promise<boolean> {
  const { threshold, workspace, root } = inputs;
  const verdict = judge(report, threshold);
  const passed = verdict.passed && !refuses;
  const prefix = relative(workspace, root).split(sep).join("/");
  runner.say(await render("text", report, { subject, threshold, width: 120 }));
  for (const note of notes) runner.say(`note: ${note}`);
  annotate(runner, report, threshold, prefix === "" ? "" : `${prefix}/`);
  const url = sourceUrl(inputs, environment, payload);
  const markdown = await render("markdown", report, {
    subject,
    threshold,
    ...(url === undefined ? {} : { sourceUrl: url }),
  });
  runner.summarise(markdown);
  if (inputs.sarif !== undefined)
    await writeInside(workspace, inputs.sarif, await render("sarif", report, { threshold }));
  if (inputs.report !== undefined) await writeInside(workspace, inputs.report, await render("json", report));
  if (inputs.comment && inputs.mode === "scan") {
    const outcome = await keepComment(environment, payload, inputs.token, markdown, !passed);
    if (outcome === "not-permitted" || outcome === "failed")
      runner.say(`note: the pull request's comment could not be written (${outcome}); the job summary has the report`);
  }
  runner.output("findings", String(report.findings.length));
  runner.output("failing", String(verdict.failing));
  runner.output("complete", String(report.complete));
  runner.output("sarif", inputs.sarif ?? "");
  runner.output("report", inputs.report ?? "");
  if (!passed) runner.annotate("error", refuses && verdict.passed ? "the guard refuses" : verdict.words);
  return passed;
}

/** Only keyguard's own words are printed: a foreign message may hold a secret. */
function explain(runner: Runner, error: unknown): void {
  if (isKeyguardError(error)) {
    runner.annotate("error", `${error.message}${error.hint === undefined ? "" : `\n${error.hint}`}`);
    return;
  }
  runner.annotate(
    "error",
    `keyguard met a state that it should never be in (${error instanceof Error ? error.name : typeof error})`,
  );
}

async function main(): Promise<void> {
  const environment = process.env;
  const runner = createRunner(environment, (text) => process.stdout.write(text));
  for (const secret of secretsOf(environment)) runner.mask(secret); // before anything else is done
  try {
    const inputs = readInputs(environment);
    const payload = await readPayload(environment);
    const outcome = await look(inputs, environment, payload);
    process.exitCode = (await publish(runner, inputs, environment, payload, outcome)) ? 0 : 1;
  } catch (error) {
    process.exitCode = 1;
    runner.output("complete", "false");
    explain(runner, error);
  }
}

await main();
