import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  detectPlatform,
  type EgressReading,
  emptyEgress,
  type History,
  MAX_HISTORY,
  parseAddress,
  PLATFORMS,
  remember,
  stability,
  toEgress,
  withReported,
} from "../src/index.ts";
import { historyPath, readHistory, readTraits, writeHistory } from "../src/node/index.ts";

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;

function by(...addresses: string[]): EgressReading {
  return withReported(
    emptyEgress(),
    addresses.map((text) => ({ exchange: "okx", address: parseAddress(text) })),
  );
}

/** One look a day over the given days before now. */
function daily(...looks: readonly (readonly [daysAgo: number, address: string])[]): History {
  return looks.reduce<History>(
    (history, [ago, address]) => remember(history, "direct", by(address), NOW - ago * DAY),
    [],
  );
}

describe("remember() and stability()", () => {
  test.each([
    ["a week of the same", daily([8, "8.8.8.8"], [1, "8.8.8.8"]), ["8.8.8.8"], "yes", 0],
    ["six days of the same", daily([6, "8.8.8.8"], [1, "8.8.8.8"]), ["8.8.8.8"], "unknown", 0],
    ["nothing before", [], ["8.8.8.8"], "unknown", 0],
    ["one change", daily([20, "8.8.4.4"], [10, "8.8.8.8"]), ["8.8.8.8"], "no", 1],
    ["three changes", daily([9, "8.8.4.4"], [8, "8.8.8.8"], [7, "8.8.4.4"], [1, "8.8.8.8"]), ["8.8.8.8"], "no", 3],
    ["a change long ago", daily([90, "8.8.4.4"], [60, "8.8.8.8"], [1, "8.8.8.8"]), ["8.8.8.8"], "yes", 0],
    ["a pool", daily([60, "8.8.8.8"], [1, "8.8.8.8"]), ["8.8.4.4", "8.8.8.8"], "no", 0],
    ["another address than ever", daily([60, "8.8.4.4"], [50, "8.8.4.4"]), ["8.8.8.8"], "unknown", 0],
    ["no address", daily([60, "8.8.8.8"]), [], "unknown", 0],
  ] as const)("judge %s", (_, history, addresses, stable, changes) => {
    expect(stability(history, "direct", 4, addresses, NOW, null)).toMatchObject({ stable, changes });
  });

  test("keep paths and families apart", () => {
    const history = daily([8, "8.8.8.8"], [1, "8.8.8.8"]);
    expect(stability(history, "http://proxy:3128", 4, ["8.8.8.8"], NOW, null).stable).toBe("unknown");
    expect(stability(history, "direct", 6, ["2606:4700::1"], NOW, null).stable).toBe("unknown");
  });

  test("survive a clock that jumps: the future proves nothing, the past shortens nothing", () => {
    const future = remember([], "direct", by("8.8.8.8"), NOW + 900 * DAY);
    expect(stability(future, "direct", 4, ["8.8.8.8"], NOW, null)).toMatchObject({ stable: "unknown", since: null });
    const [entry] = remember(remember([], "direct", by("8.8.8.8"), NOW), "direct", by("8.8.8.8"), NOW - 900 * DAY);
    expect(entry).toMatchObject({ since: NOW, until: NOW });
  });

  test("keep a bounded history and forget nothing for an unknown address", () => {
    let history: History = [];
    for (let i = 0; i < MAX_HISTORY + 50; i++) history = remember(history, "direct", by(`8.8.8.${i % 2}`), NOW + i);
    expect(history).toHaveLength(MAX_HISTORY);
    expect(remember(history, "direct", emptyEgress(), NOW)).toEqual(history);
  });

  test("let a week of the same outweigh a platform's reputation", () => {
    const lambda = detectPlatform({ env: { AWS_LAMBDA_FUNCTION_NAME: "bot" } });
    const settled = daily([8, "8.8.8.8"], [1, "8.8.8.8"]);
    expect(toEgress(by("8.8.8.8"), settled, "direct", NOW, lambda).ipv4.stable).toBe("yes");
    expect(toEgress(by("8.8.8.8"), [], "direct", NOW, lambda)).toEqual({
      ipv4: { addresses: ["8.8.8.8"], stable: "no", sources: ["exchange:okx"] },
      ipv6: { addresses: [], stable: "unknown", sources: [] },
      platform: "aws-lambda",
    });
  });
});

describe("detectPlatform()", () => {
  test.each([
    ["aws-lambda", { AWS_LAMBDA_FUNCTION_NAME: "f", AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" }],
    ["aws-fargate", { ECS_CONTAINER_METADATA_URI_V4: "http://169.254.170.2/v4" }],
    ["aws-fargate", { AWS_EXECUTION_ENV: "AWS_ECS_FARGATE" }],
    ["aws-codebuild", { CODEBUILD_BUILD_ARN: "arn" }],
    ["aws-amplify", { AWS_APP_ID: "d1" }],
    ["gcp-cloud-run", { K_SERVICE: "bot", K_REVISION: "1" }],
    ["gcp-cloud-run", { CLOUD_RUN_JOB: "bot" }],
    ["gcp-functions", { FUNCTION_TARGET: "f", K_SERVICE: "f" }],
    ["gcp-app-engine", { GAE_SERVICE: "default" }],
    ["azure-app-service", { WEBSITE_INSTANCE_ID: "1" }],
    ["azure-container-apps", { CONTAINER_APP_NAME: "bot" }],
    ["render", { RENDER: "true" }],
    ["railway", { RAILWAY_PROJECT_ID: "p" }],
    ["railway", { RAILWAY_ENVIRONMENT_ID: "e" }],
    ["fly", { FLY_APP_NAME: "bot", FLY_REGION: "fra" }],
    ["heroku", { DYNO: "web.1" }],
    ["vercel", { VERCEL: "1" }],
    ["netlify", { NETLIFY: "true" }],
    ["deno-deploy", { DENO_DEPLOYMENT_ID: "d" }],
    ["supabase-edge", { SB_REGION: "eu", DENO_DEPLOYMENT_ID: "d" }],
    ["github-actions", { GITHUB_ACTIONS: "true", RUNNER_ENVIRONMENT: "github-hosted" }],
    ["github-actions", { GITHUB_ACTIONS: "true", KUBERNETES_SERVICE_HOST: "10.0.0.1" }],
    ["gitlab-ci", { GITLAB_CI: "true" }],
    ["digitalocean-app-platform", { APP_DOMAIN: "bot-x1y2z.ondigitalocean.app" }],
    ["kubernetes", { KUBERNETES_SERVICE_HOST: "10.0.0.1" }],
  ])("recognises %s by %j", (id, env) => {
    expect(detectPlatform({ env })?.id).toBe(id);
  });

  test.each([
    [{}],
    [{ RENDER: "" }],
    [{ GITHUB_ACTIONS: "true", RUNNER_ENVIRONMENT: "self-hosted" }],
    [{ APP_DOMAIN: "bot.example" }],
  ])("recognises nothing by %j", (env) => {
    expect(detectPlatform({ env })).toBeNull();
  });

  test("recognises a worker by its user agent and EC2 by its firmware", () => {
    expect(detectPlatform({ env: {}, userAgent: "Cloudflare-Workers" })?.id).toBe("cloudflare-workers");
    expect(detectPlatform({ env: {}, vendor: "Amazon EC2" })?.id).toBe("aws-ec2");
  });

  test("has a remedy for every platform, and no id twice", () => {
    expect(new Set(PLATFORMS.map(({ id }) => id)).size).toBe(PLATFORMS.length);
    for (const { egress, remedy } of PLATFORMS) expect([egress.length > 5, remedy.length > 10]).toEqual([true, true]);
  });
});

describe("the history file", () => {
  let directory = "";
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "kg-ip-"));
  });
  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  test("is read back as it was written, by its owner only", async () => {
    const path = historyPath(join(directory, "keyguard"));
    expect(path).toBe(join(directory, "keyguard", "egress.json"));
    const history = daily([8, "8.8.8.8"], [1, "8.8.4.4"]);
    await writeHistory(path, history);
    expect(await readHistory(path)).toEqual(history);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test.each([
    ["nothing", ""],
    ["half a document", '{"version":1,"entries":['],
    ["another document", '["x"]'],
    [
      "entries of another shape",
      '{"entries":[{"path":1},{"path":"direct","family":4,"addresses":["x"],"since":1,"until":1}]}',
    ],
    ["a megabyte and more", `{"entries":"${"x".repeat(1 << 20)}"}`],
  ])("is empty when it holds %s", async (_, content) => {
    const path = join(directory, "egress.json");
    await writeFile(path, content);
    expect(await readHistory(path)).toEqual([]);
    expect(await readFile(path, "utf8")).toBe(content);
  });

  test("readTraits() reads the vendor where there is one", async () => {
    const file = join(directory, "sys_vendor");
    await writeFile(file, "Amazon EC2\n");
    expect(detectPlatform(await readTraits({}, file))?.id).toBe("aws-ec2");
    expect(await readTraits({ A: "b" }, join(directory, "none"))).toEqual({ env: { A: "b" } });
  });
});
