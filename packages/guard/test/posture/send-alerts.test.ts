import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Situation } from "@keyguard/alerts";
import { type Report, REPORT_SCHEMA_VERSION } from "@keyguard/core";
import { systemClock, systemRandom } from "@keyguard/core/node";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reportSituation } from "../../src/index.ts";
import { sendAlerts, type SendAlertsOptions } from "../../src/node/index.ts";

let folder = "";
let server: Server;
let heard: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kg-send-"));
  heard = [];
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    heard.push(body);
    response.end("ok");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const wrong: Situation = {
  alerts: [{ id: "main/no-withdraw", severity: "critical", title: "main may withdraw", evidence: "", remedy: "" }],
  undecided: [],
};
function options(more: Partial<SendAlertsOptions> = {}): SendAlertsOptions {
  const port = (server.address() as AddressInfo).port;
  return {
    alerts: { urls: [`slack://A/B/C?endpoint=http://127.0.0.1:${port}`] },
    env: {},
    stateDirectory: join(folder, "state"),
    group: "guard of bot",
    directory: "/srv/bot",
    clock: systemClock,
    random: systemRandom,
    ...more,
  };
}

describe("sendAlerts()", () => {
  test("tells once though eight guards find the same at the same moment", async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => sendAlerts(wrong, options())));
    expect(
      all
        .flat()
        .map(({ result }) => result)
        .sort(),
    ).toEqual(["delivered", ...Array.from({ length: 7 }, () => "quiet")]);
    expect(heard).toHaveLength(1);
  });

  test("tells a channel once though it is listed twice", async () => {
    const [url = ""] = options().alerts.urls;
    expect(await sendAlerts(wrong, options({ alerts: { urls: [url, "env:URL"] }, env: { URL: url } }))).toHaveLength(1);
    expect(heard).toHaveLength(1);
  });

  test("numbers channels that would be called the same", async () => {
    const [url = ""] = options().alerts.urls;
    const reports = await sendAlerts(wrong, options({ alerts: { urls: [url, url.replace("/C", "/D")] } }));
    expect(reports.map(({ label }) => label)).toEqual(["slack", "slack #2"]);
  });

  test("keeps projects and commands apart", async () => {
    await sendAlerts(wrong, options());
    await sendAlerts({ alerts: [], undecided: [] }, options({ group: "scan of bot" }));
    await sendAlerts({ alerts: [], undecided: [] }, options({ directory: "/srv/other" }));
    expect(heard).toHaveLength(1);
    await sendAlerts({ alerts: [], undecided: [] }, options());
    expect(heard).toHaveLength(2);
  });

  test("tells all the same where nothing can be kept, and says that", async () => {
    await writeFile(join(folder, "state"), "in the way");
    await expect(sendAlerts(wrong, options())).rejects.toMatchObject({ code: "KG_ALERT_STATE" });
    expect(heard).toHaveLength(1);
  });

  test("sends a storm of a thousand problems as one message", async () => {
    const alerts = Array.from({ length: 1000 }, (_, i) => ({
      id: `k${i}/no-withdraw`,
      severity: "critical" as const,
      title: `k${i} may withdraw`,
      evidence: "",
      remedy: "",
    }));
    await sendAlerts({ alerts, undecided: [] }, options());
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain("and 980 more problems");
  });
});

describe("reportSituation()", () => {
  const report: Report = {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: "keyguard", version: "1" },
    complete: true,
    skipped: [],
    findings: [],
    checks: [
      { id: "no-withdraw", key: "main", result: "fail", severity: "critical", evidence: "told", remedy: "" },
      { id: "egress-known", key: null, result: "unknown", severity: "medium", evidence: "", remedy: "" },
      { id: "key-readable", key: "main", result: "pass", severity: "medium", evidence: "", remedy: "" },
    ],
  };
  test("takes failing checks as alerts and unknown ones as undecided", () => {
    const { alerts, undecided } = reportSituation(report);
    expect(alerts.map(({ id }) => id)).toEqual(["main/no-withdraw"]);
    expect(undecided).toEqual(["machine/egress-known"]);
  });

  test("lets an incomplete report resolve nothing", () => {
    expect(reportSituation({ ...report, complete: false }).undecided).toBe("all");
  });
});
