import { type Form, form, lines } from "../form.ts";
import type { Scene, Slot } from "../scene.ts";

const pascal = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const each = (s: Scene, style: Parameters<Scene["slots"]>[0], write: (slot: Slot) => string): string[] =>
  s.slots(style).map(write);
const ANY = { needs: "any" } as const;
const LINE = { needs: "any", oneLine: true } as const;

/** A second set of invented forms; three of them were looked at in November 2026, when they were measured. */
export const UNSEEN_FORMS: readonly Form[] = [
  form(
    "Y1",
    "Objective-C",
    (s) => ({
      path: "Keys.m",
      text: lines(
        `// ${s.name}`,
        each(s, "camel", (slot) => `static NSString *const k${pascal(slot.name)} = @"${slot.value}";`),
      ),
    }),
    ANY,
  ),
  form(
    "Y2",
    "Pascal",
    (s) => ({
      path: "keys.pas",
      text: lines(
        `unit ${pascal(s.id)}Keys;`,
        "interface",
        "const",
        each(s, "camel", (slot) => `  ${pascal(slot.name)} = '${slot.value}';`),
      ),
    }),
    ANY,
  ),
  form(
    "Y3",
    "Groovy",
    (s) => ({
      path: "Jenkinsfile",
      text: lines(
        "pipeline {",
        "  environment {",
        each(s, "upper", (slot) => `    ${s.env}_${slot.name} = '${slot.value}'`),
        "  }",
        "}",
      ),
    }),
    ANY,
  ),
  form(
    "Y4",
    "Nix",
    (s) => ({
      path: "bot.nix",
      text: lines(
        "{ config, ... }: {",
        `  services.${s.id}-bot = {`,
        each(s, "camel", (slot) => `    ${slot.name} = "${slot.value}";`),
        "  };",
        "}",
      ),
    }),
    ANY,
  ),
  form(
    "Y5",
    "Jsonnet",
    (s) => ({
      path: "bot.jsonnet",
      text: lines(
        "{",
        `  ${s.id}+: {`,
        each(s, "camel", (slot) => `    ${slot.name}:: '${slot.value}',`),
        "  },",
        "}",
      ),
    }),
    ANY,
  ),
  form(
    "Y6",
    "CUE",
    (s) => ({
      path: "bot.cue",
      text: lines(
        `${s.id}: {`,
        each(s, "camel", (slot) => `\t${slot.name}: string | *"${slot.value}"`),
        "}",
      ),
    }),
    ANY,
  ),
  form(
    "Y7",
    "Starlark",
    (s) => ({
      path: "BUILD.bazel",
      text: lines(
        "bot_image(",
        `    name = "${s.id}",`,
        "    env = {",
        each(s, "upper", (slot) => `        "${s.env}_${slot.name}": "${slot.value}",`),
        "    },",
        ")",
      ),
    }),
    ANY,
  ),
  form(
    "Y8",
    "CMake",
    (s) => ({
      path: "CMakeLists.txt",
      text: lines(
        "project(bot)",
        each(s, "upper", (slot) => `set(${s.env}_${slot.name} "${slot.value}" CACHE STRING "")`),
      ),
    }),
    ANY,
  ),
  form(
    "Y9",
    "Tcl",
    (s) => ({
      path: "bot.tcl",
      text: lines(
        "package require http",
        each(s, "snake", (slot) => `set ${s.id}(${slot.name}) {${slot.value}}`),
      ),
    }),
    ANY,
  ),
  form(
    "Y10",
    "Protocol buffers as text",
    (s) => ({
      path: "bot.textproto",
      text: lines(
        `exchange: "${s.id}"`,
        "credentials {",
        each(s, "snake", (slot) => `  ${slot.name}: "${slot.value}"`),
        "}",
      ),
    }),
    ANY,
  ),
  form(
    "Y11",
    "Mongo shell",
    (s) => ({
      path: "init.mongo",
      text: lines(
        `db.accounts.insertOne({ exchange: "${s.id}", ${each(s, "camel", (slot) => `${slot.name}: "${slot.value}"`).join(", ")} })`,
      ),
    }),
    ANY,
  ),
  form(
    "Y12",
    "Redis commands",
    (s) => ({
      path: "seed.redis",
      text: lines(each(s, "snake", (slot) => `HSET bot:${s.id} ${slot.name} ${slot.value}`)),
    }),
    LINE,
  ),
  form(
    "Y13",
    "AsciiDoc",
    (s) => ({
      path: "setup.adoc",
      text: lines(
        `== ${s.name}`,
        "",
        each(s, "snake", (slot) => `${slot.name.replaceAll("_", " ")}:: \`${slot.value}\``),
      ),
    }),
    LINE,
  ),
  form(
    "Y14",
    "Org mode",
    (s) => ({
      path: "notes.org",
      text: lines(
        `* ${s.name}`,
        ":PROPERTIES:",
        each(s, "upper", (slot) => `:${slot.name}: ${slot.value}`),
        ":END:",
      ),
    }),
    LINE,
  ),
  form(
    "Y15",
    "LaTeX",
    (s) => ({
      path: "report.tex",
      text: lines(
        String.raw`\section{${s.name}}`,
        each(s, "camel", (slot) => `\\newcommand{\\${slot.name}}{${slot.value}}`),
      ),
    }),
    LINE,
  ),
  form(
    "Y16",
    "mail",
    (s) => ({
      path: "keys.eml",
      text: lines(
        "From: ana@example.org",
        `Subject: ${s.name} account`,
        "Content-Type: text/plain",
        "",
        "Hi Ben, as promised:",
        "",
        each(s, "snake", (slot) => `${slot.name.replaceAll("_", " ")} = ${slot.value}`),
        "",
        "Ana",
      ),
    }),
    LINE,
  ),
  form(
    "Y17",
    "chat export in JSON",
    (s) => ({
      path: "messages.json",
      text: `${JSON.stringify([{ user: "ana", text: `${s.name} keys: ${each(s, "snake", (slot) => `${slot.name} ${slot.value}`).join(" ")}` }])}\n`,
    }),
    LINE,
  ),
  form(
    "Y18",
    "tab-separated",
    (s) => ({
      path: "accounts.tsv",
      text: lines("name\texchange\tkey\tsecret", `main\t${s.id}\t${s.key ?? ""}\t${s.secret}`),
    }),
    { oneLine: true },
  ),
  form(
    "Y19",
    "semicolons",
    (s) => ({
      path: "konten.csv",
      text: lines("Börse;API-Schlüssel;API-Secret", `${s.name};${s.key ?? ""};${s.secret}`),
    }),
    { oneLine: true },
  ),
  form(
    "Y20",
    "Vagrant",
    (s) => ({
      path: "Vagrantfile",
      text: lines(
        "Vagrant.configure('2') do |config|",
        `  config.vm.provision 'shell', env: { ${each(s, "upper", (slot) => `'${s.env}_${slot.name}' => '${slot.value}'`).join(", ")} }, inline: 'run'`,
        "end",
      ),
    }),
    LINE,
  ),
  form(
    "Y21",
    "command with extra variables",
    (s) => ({
      path: "play.sh",
      text: lines(
        `ansible-playbook bot.yml -e "exchange=${s.id}" ${each(s, "snake", (slot) => `-e ${s.id}_${slot.name}=${slot.value}`).join(" ")}`,
      ),
    }),
    LINE,
  ),
  form(
    "Y22",
    "container run",
    (s) => ({
      path: "run.txt",
      text: lines(
        `docker run -d --name bot ${each(s, "upper", (slot) => `-e ${s.env}_${slot.name}=${slot.value}`).join(" ")} bot:latest`,
      ),
    }),
    LINE,
  ),
  form(
    "Y23",
    "request body",
    (s) => ({
      path: "link.sh",
      text: lines(
        `curl -X POST https://bot.internal/accounts -d '{"exchange":"${s.id}",${each(s, "camel", (slot) => `"${slot.name}":"${slot.value}"`).join(",")}}'`,
      ),
    }),
    LINE,
  ),
  form(
    "Y24",
    "Svelte store",
    (s) => ({
      path: "src/lib/stores.svelte",
      text: lines(
        "<script>",
        `  export const ${s.id} = writable({ ${each(s, "camel", (slot) => `${slot.name}: \`${slot.value}\``).join(", ")} });`,
        "</script>",
      ),
    }),
    ANY,
  ),
  form(
    "Y25",
    "decorator",
    (s) => ({
      path: "bot.service.ts",
      text: lines(
        `@Exchange('${s.id}')`,
        "export class BotService {",
        each(s, "camel", (slot) => `  private readonly ${slot.name} = '${slot.value}' as const;`),
        "}",
      ),
    }),
    ANY,
  ),
  form(
    "Y26",
    "keyword arguments of a dictionary",
    (s) => ({
      path: "factory.py",
      text: lines(
        `EXCHANGE = "${s.id}"`,
        `credentials = dict(${each(s, "snake", (slot) => `${slot.name}="${slot.value}"`).join(", ")})`,
      ),
    }),
    ANY,
  ),
  form(
    "Y27",
    "named tuple",
    (s) => ({
      path: "models.py",
      text: lines(`from ${s.id} import Credentials`, `CREDS = Credentials._make(["${s.key ?? ""}", "${s.secret}"])`),
    }),
    {},
  ),
  form(
    "Y28",
    "setters",
    (s) => ({
      path: "Setup.java",
      text: lines(
        `${pascal(s.id)}Config config = new ${pascal(s.id)}Config();`,
        each(s, "camel", (slot) => `config.set${pascal(slot.name)}("${slot.value}");`),
      ),
    }),
    ANY,
  ),
  form(
    "Y29",
    "assertion of a test",
    (s) => ({
      path: "test_env.py",
      text: lines(
        "def test_env():",
        each(s, "upper", (slot) => `    assert os.environ["${s.env}_${slot.name}"] == "${slot.value}"`),
      ),
    }),
    ANY,
  ),
  form(
    "Y30",
    "debugger's view",
    (s) => ({
      path: "crash.txt",
      text: lines(
        "Traceback (most recent call last):",
        `  File "bot.py", line 12, in connect  # ${s.id}`,
        "Locals:",
        each(s, "snake", (slot) => `    ${slot.name} = '${slot.value}'`),
      ),
    }),
    LINE,
  ),
];
