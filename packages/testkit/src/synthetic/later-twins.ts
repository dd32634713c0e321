import { base64 } from "@scure/base";
import type { NearTwin } from "./near-twins.ts";
import { uuid4 } from "./proof.ts";
import type { SeededRandom } from "./random.ts";
import { generateRun } from "./shape.ts";

function twin(id: string, why: string, file: string, write: (random: SeededRandom) => readonly string[]): NearTwin {
  return { id: `later-${id}`, why, render: (random) => ({ file, text: `${write(random).join("\n")}\n` }) };
}

const h = (random: SeededRandom, length: number): string => generateRun("lower-hex", length, random);
const a = (random: SeededRandom, length: number): string => generateRun("alnum", length, random);

/** Harmless neighbours of the `later` forms. */
export const LATER_TWINS: readonly NearTwin[] = [
  twin("state-without-values", "references in a state", "terraform.tfstate", (r) => [
    `{"resources": [{"type": "aws_secretsmanager_secret", "name": "binance", "instances": [{"attributes": {`,
    `  "arn": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:bot/binance-${a(r, 6)}",`,
    `  "version_id": "${uuid4(r)}", "kms_key_id": "${uuid4(r)}"`,
    `}}]}], "lineage": "${uuid4(r)}"}`,
  ]),
  twin("spans", "ids of a trace", "trace.json", (r) => [
    `{"name": "GET api.bybit.com", "traceId": "${h(r, 32)}", "spanId": "${h(r, 16)}",`,
    `  "attributes": [{"key": "http.response.header.traceid", "value": {"stringValue": "${h(r, 32)}"}},`,
    `    {"key": "exchange.api_key", "value": {"stringValue": "[Filtered]"}}]}`,
  ]),
  twin("frames-filtered", "variables that a reporter hides", "event.json", (r) => [
    `{"event_id": "${h(r, 32)}", "fingerprint": ["${h(r, 32)}"], "vars": {"api_key": "'[Filtered]'", "secret": "[Filtered]", "order": "'${uuid4(r)}'"}, "release": "bot@${h(r, 40)}"}`,
  ]),
  twin("setattr-names", "names that are set from the environment", "patch_config.py", () => [
    `import config, os`,
    `setattr(config, "API_KEY", os.environ["BINANCE_API_KEY"])`,
    `setattr(config, "API_SECRET", os.environ.get("BINANCE_API_SECRET", ""))`,
  ]),
  twin("writes-empty", "a file of settings with nothing in it", "setup_env.py", () => [
    `Path(".env").write_text(`,
    `    "EXCHANGE=kraken\\n"`,
    `    "API_KEY=\\n"`,
    `    "API_SECRET=<your secret here>\\n"`,
    `)`,
  ]),
  twin("mapping-of-roles", "a mapping without a value", "fdw.sql", () => [
    `CREATE USER MAPPING FOR bot SERVER binance OPTIONS (api_key :'binance_api_key', api_secret :'binance_api_secret');`,
  ]),
  twin("docker-secrets", "names of secrets and where they come from", "swarm.sh", () => [
    `docker secret create bybit_api_key ./secrets/bybit_api_key.txt`,
    `printf '%s' "$BYBIT_API_SECRET" | docker secret create bybit_api_secret -`,
  ]),
  twin("layers", "digests of layers", "build.log", (r) => [
    `Step 4/9 : ARG EXCHANGE=binance`,
    ` ---> ${h(r, 12)}`,
    `Step 5/9 : ENV API_KEY_FILE=/run/secrets/binance_api_key`,
    ` ---> Running in ${h(r, 12)}`,
    `Successfully built sha256:${h(r, 64)}`,
  ]),
  twin("store-of-hashes", "commands that keep hashes", "appendonly.aof", (r) => [
    `*3`,
    `$3`,
    `SET`,
    `$22`,
    `binance:candles:sha256`,
    `$64`,
    h(r, 64),
  ]),
  twin("columns-of-ids", "a table of orders", "rows.txt", (r) => [
    `│ exchange │ order_id                             │ client_order_id                      │`,
    `│ bitget   │ ${uuid4(r)} │ ${uuid4(r)} │`,
    `│ bitget   │ ${uuid4(r)} │ ${uuid4(r)} │`,
  ]),
  twin("registry-digests", "values of a registry that are digests", "reg.txt", (r) => [
    `HKEY_CURRENT_USER\\Software\\Ticker\\Binance`,
    `    InstallId    REG_SZ    {${uuid4(r).toUpperCase()}}`,
    `    LastSyncHash    REG_SZ    ${h(r, 64)}`,
  ]),
  twin("robot-variables", "variables that are given at the start", "tests/live.robot", () => [
    `*** Variables ***`,
    `\${API_KEY}       %{BYBIT_API_KEY=not-set-in-this-environment}`,
    `\${API_SECRET}    %{BYBIT_API_SECRET=not-set-in-this-environment}`,
  ]),
  twin("outline-of-examples", "examples with words for values", "features/connect.feature", () => [
    `    Examples:`,
    `      | exchange | key             | secret             |`,
    `      | binance  | a-valid-api-key | a-valid-api-secret |`,
    `      | kraken   | an-expired-key  | the-wrong-secret   |`,
  ]),
  twin("jinja-lookups", "lookups without a default", "profiles.yml", () => [
    `      api_key: "{{ env_var('OKX_API_KEY') }}"`,
    `      api_secret: "{{ lookup('hashi_vault', 'secret=trading/data/okx:api_secret_of_main_account') }}"`,
  ]),
  twin("patch-of-paths", "operations that move names", "patch.json", (r) => [
    `[{ "op": "move", "from": "/exchange/apiKey", "path": "/exchanges/binance/apiKey" },`,
    ` { "op": "test", "path": "/etag", "value": "${h(r, 64)}" },`,
    ` { "op": "remove", "path": "/exchange/apiSecret" }]`,
  ]),
  twin("aside-in-words", "a voice that tells no value", "transcript.vtt", () => [
    `00:01.000 --> 00:04.000`,
    `so for Binance the api key is in the vault`,
    ``,
    `00:04.000 --> 00:09.000`,
    `and the secret key is what you chose when it was created`,
  ]),
  twin("public-half", "a public half beside a path to the private one", "oauth.yaml", (r) => [
    `# Binance, Ed25519`,
    `public_key: MCowBQYDK2VwAyEA${base64.encode(r.bytes(32)).slice(0, 43)}=`,
    `private_key_path: /run/secrets/binance_ed25519.pem`,
  ]),
  twin("assembly-tables", "tables of constants", "sha256.s", (r) => [
    `api_digest:`,
    `        .asciz "${h(r, 64)}"`,
    `git_rev:`,
    `        .asciz "${h(r, 40)}"`,
  ]),
  twin("css-hashes", "names that a build made", "app.css", (r) => [
    `/* binance widget ${h(r, 64)} */`,
    `.key_${a(r, 8)} { background: url("/assets/key-secret.${h(r, 32)}.svg"); }`,
  ]),
];
