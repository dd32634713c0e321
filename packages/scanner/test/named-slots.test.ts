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

const SIGNED: Readonly<Record<string, string>> = {
  "every sign of the keyboard": "!#$%&()*+,-./:;<=>?@[]^_{|}~",
  "the signs above the digits": "!@#$%^&*",
};

describe("a random secret in a named slot", () => {
  test.each(Object.entries(SIGNED))("is found with %s among its characters", async (_, signs) => {
    const random = seededRandom(signs);
    const missed: string[] = [];
    for (const name of NAMES) {
      for (const [path, write] of LANGUAGES.filter(([file]) => file !== "app.yaml" && file !== "app.xml")) {
        const characters = [...generateRun("alnum", 40, random)].map((c) =>
          random.chance(0.25) ? random.pick([...signs]) : c,
        );
        const text = write(name, `k${characters.join("")}`);
        if (!(await isFound(path, text))) missed.push(text);
      }
    }
    expect(missed.slice(Math.floor(NAMES.length * LANGUAGES.length * 0.03))).toEqual([]);
  });

  test.each([
    ["a pattern", 'password_pattern = "^(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9@$!%*?&]{8,32}$"', "a.py"],
    ["a format", 'SECRET = "%02x:%02X|%d/%s:%08x#%u&%d;%s!Kq%x"', "a.py"],
    ["code", 'token = Sign("a1B2!"+Req.Header["X9"]&&q7("z"))', "a.py"],
    ["what stands between two literals", 't+="&secret="+e.Q7(x[2]),u+="&B9="+Kd[4]+"!z8"', "a.min.js"],
    ["what a template fills in", 'SECRET_KEY="{{a1.B2!c3}}{{d4.E5#f6}}{{G7.h8?J9}}"', ".env"],
    [
      "bytes in escapes",
      String.raw`.key = "\x06\xa9\x21\x40\x36\xb8\xa1\x5b\x51\x2e\x03\xd5\x34\x12\x00\x06"`,
      "testmgr.h",
    ],
    ["an encrypted value", "password = ENC(G6N718UuyPE5bHyWKyuLQSm02auQPUtm#1!x)", "a.properties"],
  ])("is not %s", async (_, text, path) => {
    expect(await isFound(path, text)).toBe(false);
  });

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
