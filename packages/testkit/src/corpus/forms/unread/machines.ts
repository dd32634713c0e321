import { type Form, form, lines } from "../../form.ts";
import { accounts, exchanges, named, values } from "./write.ts";

const LINE = { oneLine: true } as const;

/** What those who set up and run machines write: deployments, services, jobs, stores. */
export const MACHINE_FORMS: readonly Form[] = [
  form(
    "K31",
    "words of one line read into variables",
    (s) => ({
      path: "bin/start.sh",
      text: lines(
        `#!/bin/bash`,
        `set -eu`,
        `# ${s.name}`,
        `read -r API_KEY API_SECRET ${s.passphrase === undefined ? "" : "API_PASS "}<<< '${values(s).join(" ")}'`,
        `export API_KEY API_SECRET`,
        `exec ./bot --pair BTCUSDT`,
      ),
    }),
    LINE,
  ),
  form(
    "K32",
    "a credential object of PowerShell",
    (s) => ({
      path: "Get-Balance.ps1",
      text: lines(
        `# user = api key, password = secret`,
        `$${s.id.replaceAll(/\W/gu, "")} = New-Object System.Management.Automation.PSCredential("${s.key ?? ""}", (ConvertTo-SecureString "${s.secret}" -AsPlainText -Force))`,
        `$uri = "https://${s.host}/api/v3/account"`,
        `Invoke-RestMethod -Uri $uri -Headers (Get-SignedHeader $${s.id.replaceAll(/\W/gu, "")})`,
      ),
    }),
    LINE,
  ),
  form(
    "K33",
    "variables of Terraform with defaults",
    (s) => ({
      path: "infra/variables.tf",
      text: lines(
        `variable "region" {`,
        `  default = "eu-central-1"`,
        `}`,
        named(s, "api_key", "api_secret", "passphrase").flatMap(({ name, value }) => [
          ``,
          `variable "${s.id}_${name}" {`,
          `  type        = string`,
          `  description = "of the ${s.name} sub account, rotate in Q3"`,
          `  sensitive   = true`,
          `  default     = "${value}"`,
          `}`,
        ]),
      ),
    }),
    LINE,
  ),
  form(
    "K34",
    "commands that set a stack's configuration",
    (s) => ({
      path: "scripts/bootstrap-stack.sh",
      text: lines(
        `pulumi stack init prod`,
        `pulumi config set aws:region ap-northeast-1`,
        named(s, "apiKey", "apiSecret", "passphrase").map(
          ({ name, value }) => `pulumi config set --secret ${s.id}:${name} ${value}`,
        ),
        `pulumi up --yes`,
      ),
    }),
    LINE,
  ),
  form(
    "K35",
    "lines that a playbook writes into a file",
    (s) => ({
      path: "roles/bot/tasks/main.yml",
      text: lines(
        `- name: credentials of ${s.name}`,
        `  ansible.builtin.lineinfile:`,
        `    path: /etc/bot.env`,
        `    regexp: "^{{ item.name }}="`,
        `    line: "{{ item.name }}={{ item.val }}"`,
        `  loop:`,
        named(s, `${s.env}_KEY`, `${s.env}_SECRET`, `${s.env}_PASSPHRASE`).map(
          ({ name, value }) => `    - { name: ${name}, val: "${value}" }`,
        ),
        `  no_log: true`,
      ),
    }),
    LINE,
  ),
  form(
    "K36",
    "values set at an upgrade of a chart, in a Makefile",
    (s) => ({
      path: "Makefile",
      text: lines(
        `deploy:`,
        `\thelm upgrade --install bot ./chart \\`,
        `\t  --set image.tag=$(TAG) \\`,
        named(s, "apiKey", "apiSecret", "passphrase").map(
          ({ name, value }) => `\t  --set-string exchanges.${s.id}.${name}=${value} \\`,
        ),
        `\t  --wait`,
      ),
    }),
    LINE,
  ),
  form(
    "K37",
    "defaults behind a secret that is missing",
    (s) => ({
      path: ".github/workflows/trade.yml",
      text: lines(
        `on:`,
        `  schedule: [{ cron: "*/15 * * * *" }]`,
        `jobs:`,
        `  trade:`,
        `    runs-on: ubuntu-latest`,
        `    env:`,
        named(s, "KEY", "SECRET", "PASSPHRASE").map(
          ({ name, value }) => `      ${s.env}_${name}: \${{ secrets.${s.env}_${name} || '${value}' }}`,
        ),
        `    steps:`,
        `      - run: python main.py`,
      ),
    }),
    LINE,
  ),
  form(
    "K38",
    "a script that uploads secrets",
    (s) => ({
      path: "set-secrets.sh",
      text: lines(
        `#!/bin/sh`,
        `repo=me/bot`,
        named(s, "KEY", "SECRET", "PASSPHRASE").map(
          ({ name, value }) => `gh secret set ${s.env}_API_${name} --repo "$repo" --body "${value}"`,
        ),
      ),
    }),
    LINE,
  ),
  form(
    "K39",
    "arguments of a container, each an item of its own",
    (s) => ({
      path: "k8s/deployment.yaml",
      text: lines(
        `apiVersion: apps/v1`,
        `kind: Deployment`,
        `metadata: { name: ${s.id}-mm }`,
        `spec:`,
        `  template:`,
        `    spec:`,
        `      containers:`,
        `        - name: mm`,
        `          image: ghcr.io/example/mm:1.4.2`,
        `          args:`,
        `            - --exchange`,
        `            - ${s.id}`,
        named(s, "--api-key", "--api-secret", "--passphrase").flatMap(({ name, value }) => [
          `            - ${name}`,
          `            - "${value}"`,
        ]),
        `            - --dry-run=false`,
      ),
    }),
    LINE,
  ),
  form(
    "K40",
    "one line of a service with several assignments",
    (s) => ({
      path: "deploy/bot.service.d/override.conf",
      text: lines(
        `[Service]`,
        `Environment=PYTHONUNBUFFERED=1`,
        `Environment=${named(s, `${s.env}_APIKEY`, `${s.env}_APISECRET`, `${s.env}_PASSWORD`)
          .map(({ name, value }) => `"${name}=${value}"`)
          .join(" ")}`,
        `Restart=always`,
      ),
    }),
    LINE,
  ),
  form(
    "K41",
    "a line of a crontab",
    (s) => ({
      path: "crontab.bak",
      text: lines(
        `MAILTO=""`,
        `# ${s.name} dca`,
        `0 9 * * 1 ${named(s, "KEY", "SECRET", "PASS")
          .map(({ name, value }) => `${name}=${value}`)
          .join(" ")} /home/pi/dca/venv/bin/python /home/pi/dca/buy.py --eur 25 >> /home/pi/dca.log 2>&1`,
        `@reboot sleep 60 && /home/pi/startup.sh`,
      ),
    }),
    LINE,
  ),
  form(
    "K42",
    "the environment of a supervised program",
    (s) => ({
      path: "supervisor/conf.d/arb.conf",
      text: lines(
        `[program:${s.id}-arb]`,
        `command=/opt/arb/run`,
        `environment=LANG="C",${named(s, "API_KEY", "API_SECRET", "API_PASSPHRASE")
          .map(({ name, value }) => `${name}="${value}"`)
          .join(",")},REGION="jp"`,
        `autostart=true`,
      ),
    }),
    LINE,
  ),
  form(
    "K43",
    "arguments of a process manager in one text",
    (s) => ({
      path: "ecosystem.config.js",
      text: lines(
        `module.exports = {`,
        `  apps: [`,
        accounts(s).map(
          (one) =>
            `    { name: '${one.id}-grid', script: 'grid.js', args: '--venue ${one.id} ${named(
              one,
              "--key",
              "--secret",
              "--passphrase",
            )
              .map(({ name, value }) => `${name} ${value}`)
              .join(" ")} --grid 40', max_restarts: 5 },`,
        ),
        `  ],`,
        `};`,
      ),
    }),
    LINE,
  ),
  form(
    "K44",
    "parameters put into a cloud's store",
    (s) => ({
      path: "notes/aws.md",
      text: lines(
        `Seeding the parameter store (only once):`,
        ``,
        "```",
        named(s, "api-key", "api-secret", "passphrase").map(
          ({ name, value }) =>
            `aws ssm put-parameter --type SecureString --overwrite --name /prod/${s.id}/${name} --value '${value}'`,
        ),
        "```",
      ),
    }),
    LINE,
  ),
  form(
    "K45",
    "fields of a hash, set from a shell",
    (s) => ({
      path: "redis-seed.txt",
      text: lines(
        `SELECT 2`,
        `HSET accounts:${s.id}:1 owner anna ${named(s, "apikey", "secret", "pass")
          .map(({ name, value }) => `${name} ${value}`)
          .join(" ")} active 1`,
        `SADD accounts:all accounts:${s.id}:1`,
      ),
    }),
    LINE,
  ),
  form(
    "K46",
    "rows of an insert, columns named once",
    (s) => ({
      path: "db/seeds.sql",
      text: lines(
        `INSERT INTO exchange_accounts (user_id, exchange, label, api_key, api_secret, api_pass, is_testnet) VALUES`,
        accounts(s).map(
          (one, i, all) =>
            `  (${i + 7}, '${one.id}', 'Account #${i + 1}', '${one.key ?? ""}', '${one.secret}', ${one.passphrase === undefined ? "NULL" : `'${one.passphrase}'`}, false)${i + 1 === all.length ? ";" : ","}`,
        ),
      ),
    }),
    LINE,
  ),
  form(
    "K47",
    "a document of a database's shell",
    (s) => ({
      path: "mongo-init.js",
      text: lines(
        `db = db.getSiblingDB("desk");`,
        `db.users.updateOne({ email: "jo@example.com" }, { $set: { "exchanges.${s.id}": { ${named(s, "pk", "sk", "pp")
          .map(({ name, value }) => `${name}: "${value}"`)
          .join(", ")}, perms: ["read", "trade"] } } });`,
        `// pk = api key, sk = secret key`,
      ),
    }),
    LINE,
  ),
  form(
    "K48",
    "variables of a request collection in a markup of its own",
    (s) => ({
      path: "environments/prod.bru",
      text: lines(
        `vars {`,
        `  host: https://${s.host}`,
        named(s, "key", "secret", "passphrase").map(({ name, value }) => `  ${s.id}_${name}: ${value}`),
        `  recvWindow: 5000`,
        `}`,
      ),
    }),
    LINE,
  ),
  form(
    "K49",
    "elements whose attributes hold the halves",
    (s) => ({
      path: "TradeDesk.config.xml",
      text: lines(
        `<?xml version="1.0" encoding="utf-8"?>`,
        `<Desk Culture="fr-CH">`,
        accounts(s).map(
          (one) =>
            `  <Account Venue="${one.name}" ${named(one, "PublicKey", "SecretKey", "Passphrase")
              .map(({ name, value }) => `${name}="${value}"`)
              .join(" ")} Enabled="true" />`,
        ),
        `</Desk>`,
      ),
    }),
    LINE,
  ),
  form(
    "K50",
    "values under a branch of the registry",
    (s) => ({
      path: "backup.reg",
      text: lines(
        `Windows Registry Editor Version 5.00`,
        ``,
        `[HKEY_CURRENT_USER\\Software\\CoinTrader\\Exchanges\\${s.name}]`,
        named(s, "ApiKey", "ApiSecret", "ApiPassphrase").map(({ name, value }) => `"${name}"="${value}"`),
        `"PollMs"=dword:000003e8`,
      ),
    }),
    LINE,
  ),
  form(
    "K51",
    "folded scalars",
    (s) => ({
      path: "conf/venues.yml",
      text: lines(
        `venues:`,
        exchanges(s).flatMap((one) => [
          `  ${one.id}:`,
          `    enabled: yes`,
          ...named(one, "public", "secret", "phrase").flatMap(({ name, value }) => [
            `    ${name}: >-`,
            `      ${value}`,
          ]),
        ]),
        `refresh: 30s`,
      ),
    }),
    LINE,
  ),
  form(
    "K52",
    "numbered accounts in properties",
    (s) => ({
      path: "application.properties",
      text: lines(
        `bot.license = none`,
        accounts(s).flatMap((one, i) => [
          `trading.accounts[${i}].exchange = ${one.id.toUpperCase()}`,
          ...named(one, "apiKey", "apiSecret", "passphrase").map(
            ({ name, value }) => `trading.accounts[${i}].${name} = ${value}`,
          ),
        ]),
        `trading.market = USDT`,
      ),
    }),
    LINE,
  ),
  form(
    "K53",
    "messages of a protocol buffer as text",
    (s) => ({
      path: "config/gateway.textproto",
      text: lines(
        accounts(s).flatMap((one) => [
          `session {`,
          `  venue: ${one.id.toUpperCase().replaceAll(/\W/gu, "_")}`,
          `  credentials { ${named(one, "key", "secret", "passphrase")
            .map(({ name, value }) => `${name}: "${value}"`)
            .join(" ")} }`,
          `  heartbeat_ms: 3000`,
          `}`,
        ]),
      ),
    }),
    LINE,
  ),
  form(
    "K54",
    "an address that brings an account into an app",
    (s) => ({
      path: "links.txt",
      text: lines(
        `import on the phone:`,
        `https://app.example-terminal.com/connect?venue=${s.id}&${named(s, "api_key", "api_secret", "passphrase")
          .map(({ name, value }) => `${name}=${value}`)
          .join("&")}&label=main`,
      ),
    }),
    LINE,
  ),
  form(
    "K55",
    "a password list whose login is the key",
    (s) => ({
      path: "export/passwords.csv",
      text: lines(
        `title,website,username,password,notes`,
        `Router,http://192.168.1.1,admin,correct horse,`,
        accounts(s).map(
          (one) => `${one.name} API,https://${one.host},${one.key ?? ""},${one.secret},${one.passphrase ?? ""}`,
        ),
      ),
    }),
    LINE,
  ),
  form(
    "K56",
    "lines of fields divided by colons",
    (s) => ({
      path: "accounts.conf",
      text: lines(
        `# venue:label:apikey:secret:passphrase`,
        accounts(s).map(
          (one, i) => `${one.id}:${i === 0 ? "main" : "hedge"}:${one.key ?? ""}:${one.secret}:${one.passphrase ?? ""}`,
        ),
      ),
    }),
    LINE,
  ),
];
