import { generateRun, seededRandom, type SeededRandom } from "@keyguard/testkit/synthetic";
import { describe, expect, test } from "vitest";
import { scanText } from "../src/index.ts";

// A random secret of 32 characters or more in a slot whose name says so is found, whatever the language.

const NAMES =
  "JWT_SECRET session_secret SECRET_KEY apiSecret client_secret ENCRYPTION_KEY API_KEY access_token webhook_secret signingKey DB_PASSWORD privateKey smtp_pass cookie_secret secretAccessKey storage_key".split(
    " ",
  );

const LANGUAGES: readonly (readonly [path: string, write: (name: string, value: string) => string])[] = [
  [".env", (name, value) => `${name}=${value}`],
  ["config.py", (name, value) => `${name} = "${value}"`],
  ["connect.py", (name, value) => `db = connect(host="db", ${name}='${value}', timeout=3)`],
  ["config.js", (name, value) => `module.exports = {\n  port: 1,\n  ${name}: '${value}',\n};`],
  ["main.go", (name, value) => `cfg := Config{${name}: "${value}"}`],
  ["Keys.cs", (name, value) => `  public string ${name} { get; set; } = "${value}";`],
  ["app.yaml", (name, value) => `app:\n  ${name}: ${value}`],
  ["app.xml", (name, value) => `<app><${name}>${value}</${name}></app>`],
  ["run.sh", (name, value) => `./bot --${name.replaceAll("_", "-")} '${value}' --live`],
  ["seed.sql", (name, value) => `INSERT INTO settings VALUES ('${name}', '${value}');`],
];

const VALUES: Readonly<Record<string, (random: SeededRandom) => string>> = {
  hex: (random) => generateRun("lower-hex", 32, random),
  "upper hex": (random) => generateRun("upper-hex", 64, random),
  base62: (random) => generateRun("alnum", 32, random),
  "small letters and digits": (random) => generateRun("lower-alnum", 36, random),
  base32: (random) => generateRun("base32", 52, random),
  base64: (random) => btoa(String.fromCharCode(...random.bytes(32))),
  base64url: (random) => generateRun("base64url", 43, random),
};

async function isFound(path: string, text: string): Promise<boolean> {
  return (await scanText(text, { path })).some(({ severity }) => severity !== "low" && severity !== "info");
}

describe("a random secret in a named slot", () => {
  test.each(Object.entries(VALUES))("is found when it is %s", async (kind, make) => {
    const random = seededRandom(`named slots of ${kind}`);
    const missed: string[] = [];
    for (const name of NAMES) {
      for (const [path, write] of LANGUAGES) {
        const text = write(name, make(random));
        if (!(await isFound(path, text))) missed.push(text);
      }
    }
    expect(missed.slice(Math.floor(NAMES.length * LANGUAGES.length * 0.03))).toEqual([]);
  });

  test.each(["!", "@", "~", ".", "$"])("is found whole when %s divides it", async (sign) => {
    const random = seededRandom(sign);
    const value = [20, 18, 4].map((length) => generateRun("alnum", length, random)).join(sign);
    const text = `client_secret = "${value}"`;
    const findings = await scanText(text, { path: "a.py" });
    const places = findings.flatMap(({ parts }) =>
      parts.map(({ location }) => [location.startColumn, location.endColumn]),
    );
    expect(places).toEqual([[18, 18 + value.length]]);
  });

  test.each([
    [
      "an identifier of something",
      (random: SeededRandom) => `PASSWORD_INTERFACE_GUID "${random.pick(["70"])}fe8229-d03b-4214-a1c6-1f884b1a892a"`,
    ],
    [
      "an address",
      (random: SeededRandom) => `access_token: https://docs.example.com/${generateRun("alnum", 12, random)}.md`,
    ],
    ["a public key", (random: SeededRandom) => `signingPubKey = "${generateRun("lower-hex", 64, random)}"`],
  ])("is not %s", async (what, write) => {
    expect(await isFound("src/a.h", write(seededRandom(what)))).toBe(false);
  });

  test("is no service's for a header that is anyone's", async () => {
    const value = generateRun("lower-hex", 64, seededRandom("anyone"));
    const [finding] = await scanText(`apiKey = "${value}"`, { path: "a.js" });
    expect(finding).toMatchObject({ ruleId: "generic-api-key", severity: "medium" });
  });
});
