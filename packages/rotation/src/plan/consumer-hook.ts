import type { PlanFinding } from "./finding.ts";

/** Commands that restart a program without giving it its environment anew, and what does. */
const KEEPS_ENVIRONMENT: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  {
    pattern: /\bdocker(?:-compose|\s+compose)\b(?:\s+-\S+(?:\s+[^-\s]\S*)?)*\s+restart\b/u,
    instead: "docker compose up -d --force-recreate",
  },
  { pattern: /\bpodman-compose\s+restart\b/u, instead: "podman-compose up -d --force-recreate" },
  {
    pattern: /\b(?:docker|podman)(?:\s+container)?\s+restart\b/u,
    instead: "remove the container and run it again, or use compose up -d",
  },
  { pattern: /\bpm2\s+restart\b(?!.*--update-env)/u, instead: "pm2 restart NAME --update-env" },
  { pattern: /\bkubectl\s+exec\b/u, instead: "kubectl rollout restart deployment/NAME" },
];

/** Platforms where a stored value reaches the program only when it is deployed again. */
const NEXT_DEPLOY: readonly { readonly pattern: RegExp; readonly platform: string; readonly deploy: string }[] = [
  { pattern: /\bfly(?:ctl)?\s+secrets\s+set\b.*--stage\b/u, platform: "Fly.io", deploy: "fly secrets deploy" },
  { pattern: /\bvercel\s+env\b/u, platform: "Vercel", deploy: "vercel deploy --prod" },
  { pattern: /\brailway\s+variables?\b/u, platform: "Railway", deploy: "railway redeploy" },
  { pattern: /\brender\b.*\benv\b/u, platform: "Render", deploy: "a manual deploy" },
];

/**
 * What is wrong with a restart command: one that leaves the old key in the program's environment is
 * refused, because the old key would be deleted under a program that still uses it.
 */
export function hookFindings(restart: string | undefined): PlanFinding[] {
  if (restart === undefined) return [];
  const findings: PlanFinding[] = [];
  for (const { pattern, instead } of KEEPS_ENVIRONMENT) {
    if (!pattern.test(restart)) continue;
    findings.push({
      id: "restart-keeps-environment",
      blocks: true,
      message: "the restart command keeps the program's old environment: it would go on with the old key",
      remedy: `restart with: ${instead}`,
    });
    break;
  }
  for (const { pattern, platform, deploy } of NEXT_DEPLOY) {
    if (!pattern.test(restart)) continue;
    findings.push({
      id: "effective-at-next-deploy",
      blocks: false,
      message: `on ${platform} a stored value takes effect only at the next deployment`,
      remedy: `end the restart command with: ${deploy}`,
    });
  }
  return findings;
}
