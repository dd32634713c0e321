import type { Form } from "../../form.ts";
import { accounts, file, phrase, rows, text, word } from "../outside/write.ts";

/** What people who run systems type and keep: commands of hosts and stores, settings of tools, tests and databases. */
export const SYSTEM_FORMS: readonly Form[] = [
  file("B51", "secrets that a host of apps is given at once", "deploy.sh", (s) => {
    const tool = s.random.pick(["flyctl secrets set", "doppler secrets set", "supabase secrets set", "eb setenv"]);
    return text`
      #!/bin/sh
      ${tool} ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `${s.env}_${n}="${v}"`).join(" ")}
      git push production`;
  }),
  file("B52", "variables of an app, name and value as words", "NOTES", (s) => {
    const tool = s.random.pick(["cf set-env bot", "netlify env:set", "mise set", "nomad var put -force"]);
    return rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `${tool} ${s.env}_${n} ${v}`).join("\n");
  }),
  file(
    "B53",
    "settings of functions by their paths",
    "README.md",
    (s) =>
      text`
      \`\`\`bash
      firebase functions:config:set ${rows(s, ["key", "secret", "passphrase"], (n, v) => `${word(s)}.${n}="${v}"`).join(" ")}
      firebase deploy --only functions
      \`\`\``,
  ),
  file("B54", "values piped into a cluster's secrets", "swarm.sh", (s) =>
    rows(
      s,
      ["api_key", "api_secret", "passphrase"],
      (n, v) => `printf '%s' '${v}' | docker secret create ${word(s)}_${n} -`,
    ).join("\n"),
  ),
  file(
    "B55",
    "properties of a virtual machine",
    "run.sh",
    (s) =>
      text`
      exec java -Xmx512m ${rows(s, ["key", "secret", "passphrase"], (n, v) => `-D${word(s)}.api.${n}=${v}`).join(" ")} -jar bot.jar --live`,
  ),
  file(
    "B56",
    "variables of a plan, on its command line",
    "plan.sh",
    (s) =>
      text`
      terraform apply -auto-approve \\
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `  -var '${word(s)}_${n}=${v}' \\`)}
        -target module.bot`,
  ),
  file(
    "B57",
    "extra variables of a play, in one text",
    "Makefile",
    (s) =>
      text`
      deploy:
      \tansible-playbook -i hosts site.yml -e "exchange=${s.id} ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n}=${v}`).join(" ")}"`,
  ),
  file(
    "B58",
    "assignments before a command",
    "cheatsheet.txt",
    (s) =>
      text`
      # run by hand
      ${rows(s, ["API_KEY", "API_SECRET", "API_PASSPHRASE"], (n, v) => `${n}=${v}`).join(" ")} cargo run --release -- --exchange ${s.id}`,
  ),
  file(
    "B59",
    "keys typed into a pane",
    "start.sh",
    (s) =>
      text`
      tmux new-session -d -s ${word(s)}
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `tmux send-keys -t ${word(s)} 'export ${n}=${v}' C-m`)}
      tmux send-keys -t ${word(s)} './bot' C-m`,
  ),
  file("B60", "entries put into a tree of a coordinator", "seed.etcd", (s) =>
    rows(s, ["key", "secret", "passphrase"], (n, v) => `etcdctl put /trading/${word(s)}/${n} "${v}"`).join("\n"),
  ),
  file(
    "B61",
    "environment of a container for developers",
    ".devcontainer/devcontainer.json",
    (s) =>
      text`
      {
        "image": "mcr.microsoft.com/devcontainers/python:3.12",
        // ${s.name}
        "containerEnv": {
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `    "${s.env}_${n}": "${v}",`)}
          "TZ": "UTC"
        }
      }`,
  ),
  file(
    "B62",
    "variables of a runner of tasks",
    "Taskfile.yml",
    (s) =>
      text`
      version: '3'
      vars:
        EXCHANGE: ${s.id}
      tasks:
        run:
          env:
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `      ${n}: ${v}`)}
          cmds: [python bot.py]`,
  ),
  file(
    "B63",
    "a hook of a shell for developers",
    "shell.nix",
    (s) =>
      text`
      pkgs.mkShell {
        packages = [ pkgs.python312 ];
        shellHook = ''
          export EXCHANGE=${s.id}
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `    export ${n}=${v}`)}
        '';
      }`,
  ),
  file(
    "B64",
    "lines of a build's configuration",
    "Config/Release.xcconfig",
    (s) =>
      text`
      // ${s.name}
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `${s.env}_${n} = ${v}`)}
      SWIFT_VERSION = 5.10`,
  ),
  file(
    "B65",
    "variables of a build in C++",
    "CMakeLists.txt",
    (s) =>
      text`
      project(ticker CXX)
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `set(${s.env}_${n} "${v}" CACHE STRING "${s.name}")`)}
      configure_file(keys.h.in keys.h @ONLY)`,
  ),
  file(
    "B66",
    "definitions for a compiler",
    "platformio.ini",
    (s) =>
      text`
      [env:esp32]
      board = esp32dev
      build_flags =
        -DVENUE=\\"${s.id}\\"
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `  -D${n}=\\"${v}\\"`)}`,
  ),
  file(
    "B67",
    "a section of variables in a robot's tests",
    "tests/live.robot",
    (s) =>
      text`
      *** Variables ***
      \${EXCHANGE}      ${s.id}
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `\${${n}}    ${v}`)}

      *** Test Cases ***
      Balance Is Read
          Connect    \${EXCHANGE}`,
  ),
  file(
    "B68",
    "examples of an outline in a feature",
    "features/connect.feature",
    (s) =>
      text`
      Scenario Outline: connect
        Given the exchange "<exchange>"
        Then I am connected

        Examples:
          | exchange | key | secret | passphrase |
      ${accounts(s).map((one) => `    | ${one.id} | ${one.key ?? ""} | ${one.secret} | ${phrase(one, (p) => p) ?? ""} |`)}`,
  ),
  file(
    "B69",
    "definitions of a script that calls services",
    "karate/balance.feature",
    (s) =>
      text`
      Background:
        * url 'https://${s.host}'
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `  * def ${n} = '${v}'`)}`,
  ),
  file(
    "B70",
    "user variables of a load test",
    "plan.jmx",
    (s) =>
      text`
      <Arguments guiclass="ArgumentsPanel" testname="${s.name}" enabled="true">
        <collectionProp name="Arguments.arguments">
      ${rows(s, ["API_KEY", "API_SECRET", "PASSPHRASE"], (n, v) => `    <elementProp name="${n}" elementType="Argument">\n      <stringProp name="Argument.name">${n}</stringProp>\n      <stringProp name="Argument.value">${v}</stringProp>\n    </elementProp>`)}
        </collectionProp>
      </Arguments>`,
  ),
  file(
    "B71",
    "what a script sets before a request",
    "pre-request.js",
    (s) =>
      text`
      // ${s.name}
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `pm.collectionVariables.set("${n}", "${v}");`)}
      pm.request.headers.add({ key: "X-TS", value: Date.now() });`,
  ),
  file(
    "B72",
    "a lookup with a default in a template",
    "profiles.yml",
    (s) =>
      text`
      trades:
        outputs:
          prod:
            type: ${word(s)}
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `      ${n}: "{{ env_var('${s.env}_${n.toUpperCase()}', '${v}') }}"`)}
            threads: 4`,
  ),
  file(
    "B73",
    "variables of a scheduler of flows",
    "airflow/variables.json",
    (s) =>
      text`
      {
        "${word(s)}_conn": {
          "conn_type": "http",
          "host": "${s.host}",
          "login": "${s.key}",
          "password": "${s.secret}"${phrase(s, (p) => `,\n    "extra": {"passphrase": "${p}"}`)}
        }
      }`,
  ),
  file(
    "B74",
    "parameters of a chart in an application",
    "argocd/bot.yaml",
    (s) =>
      text`
      spec:
        source:
          chart: tradebot
          helm:
            parameters:
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `        - name: exchanges.${word(s)}.${n}\n          value: ${v}\n          forceString: true`)}`,
  ),
  file(
    "B75",
    "secure data of a source of dashboards",
    "grafana/datasources.yml",
    (s) =>
      text`
      datasources:
        - name: ${s.name}
          type: marcusolsson-json-datasource
          url: https://${s.host}
          secureJsonData:
      ${rows(s, ["apiKey", "secretKey", "passphrase"], (n, v) => `      ${n}: ${v}`)}`,
  ),
  file(
    "B76",
    "secrets of a house's server",
    "secrets.yaml",
    (s) =>
      text`
      # home assistant
      wifi_ssid: home
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${word(s)}_${n}: "${v}"`)}`,
  ),
];
