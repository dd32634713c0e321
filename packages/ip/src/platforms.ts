/** What a platform detection looks at. All of it is given: nothing is read here. */
export interface PlatformTraits {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `navigator.userAgent`, where there is one. */
  readonly userAgent?: string;
  /** The machine's maker as its firmware tells, such as `Amazon EC2`. */
  readonly vendor?: string;
}

/** A place where programs run whose outgoing address is not theirs to keep. */
export interface Platform {
  /** Stable, in kebab case; the report's `egress.platform`. */
  readonly id: string;
  readonly name: string;
  readonly detect: (traits: PlatformTraits) => boolean;
  /** What its outgoing address is by default, in words. */
  readonly egress: string;
  /** What to do there, in the platform's own words. */
  readonly remedy: string;
  /** `documented`: read in the platform's documentation; `reported`: known, not read again. */
  readonly confidence: "documented" | "reported";
}

function has(...names: string[]): (traits: PlatformTraits) => boolean {
  return ({ env }) => names.some((name) => (env[name] ?? "") !== "");
}

const RELAY = "send the bot's calls through a rented machine with a fixed address, or run the bot there";

/**
 * Platforms whose outgoing address changes or is shared, most specific first, as read in 2026-11.
 * A remedy marked `reported` should be confirmed in the platform's documentation before money depends on it.
 */
export const PLATFORMS: readonly Platform[] = [
  {
    id: "cloudflare-workers",
    name: "Cloudflare Workers",
    detect: ({ userAgent }) => userAgent === "Cloudflare-Workers",
    egress: "shared by very many customers",
    remedy: `dedicated egress (Enterprise); else ${RELAY}`,
    confidence: "documented",
  },
  {
    id: "github-actions",
    name: "GitHub Actions",
    detect: ({ env }) => env["GITHUB_ACTIONS"] === "true" && env["RUNNER_ENVIRONMENT"] !== "self-hosted",
    egress: "thousands of shared ranges that change weekly; listing them is worthless",
    remedy: "a larger runner with a static IP, a self-hosted runner, or do not trade from CI",
    confidence: "documented",
  },
  {
    id: "gitlab-ci",
    name: "GitLab CI",
    detect: has("GITLAB_CI"),
    egress: "shared by all jobs of the hosted runners",
    remedy: "an own runner on a machine with a fixed address",
    confidence: "reported",
  },
  {
    id: "aws-codebuild",
    name: "AWS CodeBuild",
    detect: has("CODEBUILD_BUILD_ARN"),
    egress: "changes from build to build",
    remedy: "run it in a VPC: private subnet, NAT gateway, Elastic IP",
    confidence: "reported",
  },
  {
    id: "aws-lambda",
    name: "AWS Lambda",
    detect: has("AWS_LAMBDA_FUNCTION_NAME"),
    egress: "changes from invocation to invocation",
    remedy: "attach the function to a VPC's private subnet with a NAT gateway that holds an Elastic IP",
    confidence: "documented",
  },
  {
    id: "aws-fargate",
    name: "AWS ECS or Fargate",
    detect: (traits) =>
      has("ECS_CONTAINER_METADATA_URI_V4")(traits) || (traits.env["AWS_EXECUTION_ENV"] ?? "").startsWith("AWS_ECS"),
    egress: "a new public IP for each task",
    remedy: "private subnet, NAT gateway, Elastic IP",
    confidence: "reported",
  },
  {
    id: "aws-amplify",
    name: "AWS Amplify",
    detect: has("AWS_APP_ID"),
    egress: "changes",
    remedy: "call the exchange from a function in a VPC: private subnet, NAT gateway, Elastic IP",
    confidence: "reported",
  },
  {
    id: "gcp-functions",
    name: "Google Cloud Functions",
    detect: has("FUNCTION_TARGET"),
    egress: "shared",
    remedy: "Direct VPC egress or a connector with all traffic through it, Cloud NAT, a reserved IP",
    confidence: "documented",
  },
  {
    id: "gcp-cloud-run",
    name: "Google Cloud Run",
    detect: has("K_SERVICE", "CLOUD_RUN_JOB"),
    egress: "shared",
    remedy: "Direct VPC egress for all traffic, Cloud NAT, a reserved IP; a cold start can then take over 30 s",
    confidence: "documented",
  },
  {
    id: "gcp-app-engine",
    name: "Google App Engine",
    detect: has("GAE_SERVICE"),
    egress: "shared",
    remedy: "a VPC connector with all traffic through it, Cloud NAT, a reserved IP",
    confidence: "documented",
  },
  {
    id: "azure-container-apps",
    name: "Azure Container Apps",
    detect: has("CONTAINER_APP_NAME"),
    egress: "shared",
    remedy: "an environment in your own VNet with a NAT gateway",
    confidence: "reported",
  },
  {
    id: "azure-app-service",
    name: "Azure App Service or Functions",
    detect: has("WEBSITE_INSTANCE_ID"),
    egress: "one of a set of shared IPs, which may change when the plan scales",
    remedy: "VNet integration with all traffic through it and a NAT gateway",
    confidence: "reported",
  },
  {
    id: "vercel",
    name: "Vercel",
    detect: has("VERCEL"),
    egress: "changes",
    remedy: "Static IPs (Pro; two per region, shared with other customers) or Secure Compute (Enterprise, dedicated)",
    confidence: "documented",
  },
  {
    id: "netlify",
    name: "Netlify",
    detect: has("NETLIFY"),
    egress: "changes",
    remedy: `an Enterprise plan's fixed addresses; else ${RELAY}`,
    confidence: "reported",
  },
  {
    id: "render",
    name: "Render",
    detect: has("RENDER"),
    egress: "ranges that a whole region shares",
    remedy: "Dedicated IPs (Pro; three IPv4 addresses per region)",
    confidence: "documented",
  },
  {
    id: "railway",
    name: "Railway",
    detect: has("RAILWAY_PROJECT_ID", "RAILWAY_ENVIRONMENT_ID"),
    egress: "changes from deployment to deployment",
    remedy: "switch on Static Outbound IPs and redeploy; they are IPv4, so make the bot use IPv4",
    confidence: "documented",
  },
  {
    id: "fly",
    name: "Fly.io",
    detect: has("FLY_APP_NAME"),
    egress: "the host's, which changes when the machine moves",
    remedy: "fly ips allocate-egress -a APP -r REGION",
    confidence: "documented",
  },
  {
    id: "heroku",
    name: "Heroku",
    detect: has("DYNO"),
    egress: "changes with every restart",
    remedy:
      "a Private Space, or a proxy add-on (Fixie sets FIXIE_URL, QuotaGuard sets QUOTAGUARDSTATIC_URL) that the bot uses",
    confidence: "documented",
  },
  {
    id: "supabase-edge",
    name: "Supabase Edge Functions",
    detect: has("SB_REGION"),
    egress: "changes",
    remedy: RELAY,
    confidence: "reported",
  },
  {
    id: "deno-deploy",
    name: "Deno Deploy",
    detect: has("DENO_DEPLOYMENT_ID"),
    egress: "changes",
    remedy: RELAY,
    confidence: "reported",
  },
  {
    id: "digitalocean-app-platform",
    name: "DigitalOcean App Platform",
    detect: ({ env }) => (env["APP_DOMAIN"] ?? "").endsWith(".ondigitalocean.app"),
    egress: "changes",
    remedy:
      "a dedicated egress IP; on a Droplet, a reserved IP is inbound only unless traffic is routed by the anchor gateway",
    confidence: "reported",
  },
  {
    id: "kubernetes",
    name: "Kubernetes",
    detect: has("KUBERNETES_SERVICE_HOST"),
    egress: "the node's or the NAT's address, which changes with the node",
    remedy: "an egress gateway or a NAT gateway with a fixed address",
    confidence: "reported",
  },
  {
    id: "aws-ec2",
    name: "AWS EC2",
    detect: ({ vendor }) => vendor === "Amazon EC2",
    egress: "changes when the instance stops and starts",
    remedy: "associate an Elastic IP",
    confidence: "reported",
  },
];
