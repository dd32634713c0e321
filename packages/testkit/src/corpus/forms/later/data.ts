import type { Form } from "../../form.ts";
import { file, pascal, rows, text, word } from "../outside/write.ts";

/** Notations for data, resources of apps, and what databases are given. */
export const DATA_FORMS: readonly Form[] = [
  file(
    "B77",
    "operations of a patch",
    "patch.json",
    (s) =>
      text`
      [
        { "op": "replace", "path": "/exchange/name", "value": "${s.id}" },
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `  { "op": "add", "path": "/exchange/${n}", "value": "${v}" },`)}
        { "op": "remove", "path": "/exchange/sandbox" }
      ]`,
  ),
  file(
    "B78",
    "params of a call between processes",
    "rpc.json",
    (s) =>
      text`
      {"jsonrpc": "2.0", "id": 7, "method": "${word(s)}.login", "params": {${rows(s, ["key", "secret", "passphrase"], (n, v) => `"${n}": "${v}"`)}}}`,
  ),
  file(
    "B79",
    "triples about an account",
    "accounts.ttl",
    (s) =>
      text`
      @prefix : <https://acme.test/trading#> .

      :main a :Account ;
          :exchange "${s.name}" ;
      ${rows(s, [":apiKey", ":apiSecret", ":passphrase"], (n, v) => `    ${n} "${v}" ;`)}
          :enabled true .`,
  ),
  file(
    "B80",
    "attributes of an entry in a directory",
    "export.ldif",
    (s) =>
      text`
      dn: cn=${word(s)},ou=exchanges,dc=acme,dc=test
      objectClass: tradingAccount
      cn: ${word(s)}
      ${rows(s, ["apiKey", "apiSecret", "passphrase"], (n, v) => `${n}: ${v}`)}`,
  ),
  file("B81", "texts of an app, quoted on both sides", "en.lproj/Keys.strings", (s) =>
    rows(s, ["key", "secret", "passphrase"], (n, v) => `/* ${s.name} */\n"${word(s)}.api.${n}" = "${v}";`).join("\n"),
  ),
  file(
    "B82",
    "resources of a window",
    "App.xaml",
    (s) =>
      text`
      <Application.Resources>
      ${rows(s, ["ApiKey", "ApiSecret", "Passphrase"], (n, v) => `  <sys:String x:Key="${pascal(s)}${n}">${v}</sys:String>`)}
        <sys:Int32 x:Key="Poll">5</sys:Int32>
      </Application.Resources>`,
  ),
  file("B83", "values that an installer writes", "setup.nsi", (s) =>
    rows(
      s,
      ["ApiKey", "ApiSecret", "Passphrase"],
      (n, v) => `  WriteINIStr "$INSTDIR\\bot.ini" "${s.name}" "${n}" "${v}"`,
    ).join("\n"),
  ),
  file(
    "B84",
    "properties of a package",
    "Product.wxs",
    (s) =>
      text`
      <Product Name="Ticker" Version="1.0.0">
      ${rows(s, ["APIKEY", "APISECRET", "PASSPHRASE"], (n, v) => `  <Property Id="${word(s).toUpperCase()}_${n}" Value="${v}" Secure="yes" />`)}
      </Product>`,
  ),
  file(
    "B85",
    "a row changed in a database",
    "fix.sql",
    (s) =>
      text`
      UPDATE exchange_accounts
         SET ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n} = '${v}'`).join(",\n       ")}
       WHERE exchange = '${s.id}' AND user_id = 1;`,
  ),
  file(
    "B86",
    "options of a mapping of users",
    "fdw.sql",
    (s) =>
      text`
      CREATE SERVER ${word(s)} FOREIGN DATA WRAPPER http_fdw OPTIONS (url 'https://${s.host}');
      CREATE USER MAPPING FOR bot SERVER ${word(s)}
        OPTIONS (${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n} '${v}'`)});`,
  ),
  file(
    "B87",
    "a secret of a database",
    "init.sql",
    (s) =>
      text`
      CREATE OR REPLACE SECRET ${word(s)}_live (
          TYPE http,
          SCOPE 'https://${s.host}',
      ${rows(s, ["KEY_ID", "SECRET", "PASSPHRASE"], (n, v) => `    ${n} '${v}'`).join(",\n")}
      );`,
  ),
  file(
    "B88",
    "variables of a database's shell",
    "load.psql",
    (s) =>
      text`
      \\set exchange '${s.id}'
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `\\set ${n} '${v}'`)}
      INSERT INTO accounts VALUES (:'exchange', :'api_key', :'api_secret');`,
  ),
  file(
    "B89",
    "a document of JSON in a row",
    "V7__accounts.sql",
    (s) =>
      text`
      INSERT INTO settings (name, value) VALUES
        ('theme', '"dark"'),
        ('${s.id}', '{${rows(s, ["key", "secret", "passphrase"], (n, v) => `"${n}": "${v}"`)}}'::jsonb);`,
  ),
  file(
    "B90",
    "columns of a change of a schema",
    "db/changelog.xml",
    (s) =>
      text`
      <changeSet id="12" author="tom">
        <insert tableName="exchange_account">
          <column name="exchange" value="${s.id}"/>
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `    <column name="${n}" value="${v}"/>`)}
          <column name="enabled" valueBoolean="true"/>
        </insert>
      </changeSet>`,
  ),
  file(
    "B91",
    "fields of a fixture",
    "accounts/fixtures/dev.json",
    (s) =>
      text`
      [
        {
          "model": "accounts.exchangeaccount",
          "pk": 1,
          "fields": {
            "exchange": "${s.id}",
      ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `      "${n}": "${v}",`)}
            "created": "2026-02-11T07:00:00Z"
          }
        }
      ]`,
  ),
  file(
    "B92",
    "a point of a series",
    "export.lp",
    (s) =>
      text`
      balance,exchange=${s.id} usdt=1201.22 1770793201000000000
      account,exchange=${s.id} ${rows(s, ["api_key", "api_secret", "passphrase"], (n, v) => `${n}="${v}"`).join(",")} 1770793201000000000`,
  ),
  file(
    "B93",
    "lines for a bulk of documents",
    "bulk.ndjson",
    (s) =>
      text`
      {"index": {"_index": "accounts", "_id": "${word(s)}"}}
      {"exchange": "${s.id}", ${rows(s, ["api_key", "secret_key", "passphrase"], (n, v) => `"${n}": "${v}"`)}}`,
  ),
];
