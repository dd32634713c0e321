import { describe, expect, test } from "vitest";
import { readSlot } from "../../src/slots/read-slot.ts";
import { made, sourceOf } from "../support/scan.ts";

const { key, secret } = made("binance");

function slotOf(before: string, after: string): ReturnType<typeof readSlot> {
  const source = sourceOf(`${before}${key}${after}`);
  const start = new TextEncoder().encode(before).length;
  return readSlot(source, start, start + key.length);
}

const NAMED: readonly (readonly [what: string, before: string, after: string, name: string, role: string])[] = [
  ["an assignment", "API_KEY=", "\n", "API_KEY", "key"],
  ["blanks and quotes", 'api_secret = "', '"', "api_secret", "secret"],
  ["a typed constant", 'const API_KEY: &str = "', '";', "API_KEY", "key"],
  ["a member", "exchange.apiKey = '", "'", "exchange.apiKey", "key"],
  ["a JSON member", '{"apiSecret": "', '"}', "apiSecret", "secret"],
  ["a hash rocket", ":secret_key => '", "'", "secret_key", "secret"],
  ["a fallback", 'os.getenv("OKX_API_KEY", "', '")', "OKX_API_KEY", "key"],
  ["an or", 'process.env.MEXC_SECRET || "', '"', "process.env.MEXC_SECRET", "secret"],
  ["a put", 'config.put("apiKey", "', '")', "apiKey", "key"],
  ["a setter", 'client.setApiKey("', '")', "client.setApiKey", "key"],
  ["a builder's short setter", 'Client::builder()\n  .key("', '")', "key", "key"],
  ["an element", "<string name='api_key'>", "</string>", "api_key", "key"],
  ["a pair of elements", "<key>apiSecret</key>\n<string>", "</string>", "apiSecret", "secret"],
  ["a header", 'curl -H "X-API-KEY: ', '"', "X-API-KEY", "key"],
  ["a flag", "bot --api-secret ", " --live", "api-secret", "secret"],
  ["a wrapper", 'secret: SecretString::new("', '".into())', "secret", "secret"],
  ["an HMAC after its algorithm", "createHmac('sha256', '", "')", "createHmac", "secret"],
  ["prose", "Secret Access Key: ", "\n", "Secret Access Key", "secret"],
  ["another script", "секрет: ", "\n", "секрет", "secret"],
  ["a setter's short name", 'config.setKey("', '");', "config.setKey", "key"],
  ["braces that quote", "set kraken(api_secret) {", "}\n", "api_secret", "secret"],
  ["a weak name before another", "the keys: key ", " secret_key abc", "key", "key"],
  ["a header's entry", "- name: X-COINONE-PAYLOAD\n  in: header\n  example: ", "\n", "X-COINONE-PAYLOAD", "key"],
  ["words of a type", 'Api_Key : constant String := "', '";', "Api_Key", "key"],
  ["accessors", 'public string ApiSecret { get; set; } = "', '";', "ApiSecret", "secret"],
  ["a wide colon", "密钥：", "\n", "密钥", "secret"],
  ["curly quotation marks", "API Secret = “", "”\n", "API Secret", "secret"],
  ["a verb", "my db password is ", " keep it", "password", "passphrase"],
  ["a verb of another language", "la clave secreta es ", ".", "clave secreta", "secret"],
  ["a verb that touches", "密钥是", "\n", "密钥", "secret"],
  ["words that say more together", "- encryption key: `", "`", "encryption key", "secret"],
  ["a command whose result is named", '$apiSecret = ConvertTo-SecureString "', '" -Force', "apiSecret", "secret"],
  ["a variable with a dollar", 'set $key "', '";', "key", "key"],
  ["a conversion of a weak name", '(Key => To_Unbounded_String ("', '"),', "Key", "key"],
  ["a type of several words", 'api_key: str | None = "', '"', "api_key", "key"],
  ["a parameter of such a type", 'def f(symbol: str, secret: Optional[str] = "', '"):', "secret", "secret"],
  ["either side of a condition", 'const apiKey = live ? "" : "', '";', "apiKey", "key"],
  ["a condition with a comparison", 'secret: mode === "live" ? "', '" : ""', "secret", "secret"],
  ["the first of two names", 'api_key, api_secret = "', `", "${secret}"`, "api_key", "key"],
  ["the second of two names", `const [key, secret] = ['${secret}', '`, "']", "secret", "secret"],
  ["the first of two names in brackets", "OKX (key / secret): ", ` / ${secret}`, "key", "key"],
  ["the second of two names in brackets", `OKX (api key, secret): "${secret}", "`, '"', "secret", "secret"],
  ["a name for a piece", `[api_key, api_secret] = "${secret}:`, '".split(":")', "api_secret", "secret"],
  ["a test's parameter", '@parametrize("key,secret", [("', `", "${secret}")])`, "key", "key"],
  ["a column of an insert", "INSERT INTO t (name, api_key) VALUES ('a', '", "')", "api_key", "key"],
  ["a destination", 'MOVE "', '" TO WS-API-KEY.', "WS-API-KEY", "key"],
  [
    "a column of an insert behind bare values",
    "insert into t (n, venue, api_key) values\n (1, 'a', '",
    "')",
    "api_key",
    "key",
  ],
  ["a column of a later row", "INSERT INTO t (k, secret) VALUES ('a', 'b'),\n ('c', '", "')", "secret", "secret"],
  [
    "a field of a type",
    'type acc struct {\n Name, APIKey string\n N int\n}\nvar a = []acc{\n {"x", "',
    '", 3}}',
    "APIKey",
    "key",
  ],
  ["a row under a row of names", '[["venue", "secret"], ["okx", "', '"]]', "secret", "secret"],
  ["an option that gives a value", 'gh secret set OKX_KEY --repo "$r" --body "', '"', "OKX_KEY", "key"],
  ["the same on another line", "aws put --name /bot/api_secret \\\n  --value ", "\n", "api_secret", "secret"],
  [
    "a store's path beside its value",
    '{"Name": "/prod/okx/api-key", "Type": "S", "Value": "',
    '"}',
    "/prod/okx/api-key",
    "key",
  ],
  ["a label above a directive", 'api_secret:\n    .asciz "', '"\n', "api_secret", "secret"],
  ["a line above a time", "and the secret key is\n\n00:09.000 --> 00:12.000\n", "\n", "secret", "secret"],
  ["a line above a length", "api_key\r\n$64\r\n", "\r\n", "api_key", "key"],
  ["a string of some length", "sApiKey : STRING(128) := '", "';", "sApiKey", "key"],
  ["a wrapper in a list with a name", 'inputs:\n  string ApiKey( "', '" )', "ApiKey", "key"],
  ["a variable in stars", 'ex/*secret* "', '"', "secret", "secret"],
  ["a language more", "slaptas raktas: ", "\n", "slaptas raktas", "secret"],
  ["a flag on the line above", "./bot --api-key \\\n    ", " \\\n", "api-key", "key"],
  ["a flag beside one that says less", 'Set-Secret -Name OkxKey -Secret "', '"', "OkxKey", "key"],
  ["what is taken where nothing is set", 'API_KEY: z.string().min(1).default("', '")', "API_KEY", "key"],
  ["the same in a closure", 'api_key: var("A").unwrap_or_else(|_| "', '".into())', "api_key", "key"],
  ["the same on its own line", 'val apiKey = getenv("A")\n  ?: "', '"', "apiKey", "key"],
  ["a chain", 'String apiKey = Optional.of(getenv("A")).orElse("', '");', "apiKey", "key"],
  ["what is printed into a place", 'snprintf(a->api_key, sizeof a->api_key, "%s", "', '");', "a->api_key", "key"],
  ["a clause on the line above", '01 WS-API-KEY PIC X(64) VALUE\n     "', '".', "WS-API-KEY", "key"],
  ["a list of names beside it", '"fields": ["apiKey", "apiSecret"], "values": ["a1", "', '"]', "apiSecret", "secret"],
  ["quoted words", "my ($api_key, $api_secret) = qw(abc ", ")", "$api_secret", "secret"],
  ["letters of both halves", 'const [ak, sk] = ["abc", "', '"]', "sk", "secret"],
  ["a field of a form", 'secret_entry.insert(0, "', '")', "secret_entry.insert", "secret"],
  ["words in another order", "senha da api = ", "\n", "senha da api", "passphrase"],
  ["signs of another language", "la clé secrète « ", " »", "clé secrète", "secret"],
  ["a change", '~ "OKX_SECRET" = "changeme" -> "', '"', "OKX_SECRET", "secret"],
  ["a block of exchanges", 'API_SECRETS = {\n  "okx": "', '"}', "API_SECRETS", "secret"],
  ["a word that a shell reads", "read -r API_KEY API_SECRET <<< 'abc ", "'", "API_SECRET", "secret"],
  ["what a store keeps", 'keep(service = "okx", username = "api_secret", password = "', '")', "api_secret", "secret"],
  ["brackets behind a phrase", "API secret [", "], and", "API secret", "secret"],
  ["an arrow to a name", '"', '" -> api_secret\n', "api_secret", "secret"],
  ["a remark behind", 'Client(\n  "', '",  # api key\n', "api key", "key"],
  ["a field that names it", '{"ParameterKey": "GateApiKey", "ParameterValue": "', '"}', "GateApiKey", "key"],
  ["a field that names it later", '{"value": "', '", "name": "API_SECRET"}', "API_SECRET", "secret"],
  ["a block's title", 'variable "okx_api_key" {\n  type = string\n  default = "', '"\n}', "okx_api_key", "key"],
  ["a key above", "OKX_SECRET:\n  description: of the bot\n  value: ", "\n", "OKX_SECRET", "secret"],
  ["a declared value", "01 WS-API-KEY PIC X(64) VALUE '", "'.", "WS-API-KEY", "key"],
  ["a column's default", "api_secret VARCHAR(64) DEFAULT '", "'", "api_secret", "secret"],
  ["a name on the line above", "API Secret\n", "\n", "API Secret", "secret"],
  ["a name above, past an empty line", "**API Key:**\n\n", "\n", "API Key", "key"],
  ["a sentence that names more", "the API key for my Gate bot is ", " now", "API key", "key"],
  ["a sentence in brackets", "Chave da API (Kraken): ", ", e", "Chave API", "key"],
  ["a topic of another script", "シークレットは ", " です", "シークレット", "secret"],
  ["a cell between rules", "║ API Key ║ ", " ║", "API Key", "key"],
  ["a cell of a table in LaTeX", "Secret & \\texttt{", "} \\\\", "Secret", "secret"],
  ["a weak name before a literal", `given the key "`, `" and the secret "${secret}"`, "key", "key"],
  ["a weak name with words before it", '(define kraken-key "', '")', "kraken-key", "key"],
  ["a weak name with an exchange's", "git config binance.key ", "\n", "binance.key", "key"],
  ["a dotted pair", '(key . "', '")', "key", "key"],
  ["a weak name before a directive", 'key db "', '", 0', "key db", "key"],
  ["a call that is named for its argument", 'key("', '")', "key", "key"],
  ["a fact", "secret(kraken, '", "').", "secret", "secret"],
  ["a variable in braces", "${API_KEY}    ", "\n", "API_KEY", "key"],
  ["brackets around a value", 'GATE_KEY = (\n  "', '"\n)', "GATE_KEY", "key"],
  ["an option's function", 'gate.New(gate.WithKey("', '"))', "gate.WithKey", "key"],
  ["a remark of Basic", 'Cells(1, 2) = "', `" ' API secret\n`, "API secret", "secret"],
  ["a remark above", "// Gate API key\nA = '", "'\n", "Gate API key", "key"],
  ["what a type's constructor makes", 'static KEY: Lazy<String> = Lazy::new(|| "', '".into());', "KEY", "key"],
  ["what is printed into a store", "echo ", " | store set gate_secret -\n", "gate_secret", "secret"],
  [
    "a printed value below another",
    "echo a | set gate_key -\necho ",
    " | set gate_secret -\n",
    "gate_secret",
    "secret",
  ],
  ["a member of a store", "X: ${{ secrets.GATE_KEY || '", "' }}", "GATE_KEY", "key"],
  ["a designation", '{"designation": "username", "value": "', '"}', "username", "key"],
  ["a value in brackets", "X-Api-Key: [", "]\n", "X-Api-Key", "key"],
  ["one who asks", "Ann: and the secret?\nBob: ", "\n", "secret", "secret"],
  ["a state of a longer name", "const [apiKey, setApiKey] = useState('", "');", "setApiKey", "key"],
  ["a header above", "headers:\n  X-COINONE-PAYLOAD:\n  - ", "\n", "X-COINONE-PAYLOAD", "key"],
  ["a dot in the middle", "✔ Secret key · ", "\n", "Secret key", "secret"],
  ["an arrow", "API key → ", "\n", "API key", "key"],
  ["a block of text", "key: |-\n    ", "\n", "key", "key"],
  ["an object of one member", '"apiKey": {"S": "', '"}', "apiKey", "key"],
  ["a type with a length", "v_api_key VARCHAR2(200) := '", "';", "v_api_key", "key"],
  ["a dumped member", '["apiKey":protected]=>\n  string(64) "', '"', "apiKey", "key"],
  ["an array of characters", 'const char api_secret[] PROGMEM = "', '";', "api_secret", "secret"],
  ["a wrapper after base64", `Creds(ApiKey("${"aB3/".repeat(11)}="), ApiSecret("`, '"))', "ApiSecret", "secret"],
  ["a state and what sets it", "const [key, setKey] = useState('", "');", "setKey", "key"],
  ["a field's tag", 'ApiKey string `env:"GATE_API_KEY" envDefault:"', '"`', "GATE_API_KEY", "key"],
  ["an annotation", '[Parameter("API Secret", Group = "API", DefaultValue = "', '")]', "Secret", "secret"],
  ["what an annotation stands before", '@Inject(fallback = "', '")\nprivate String apiSecret;', "apiSecret", "secret"],
  ["a path", "put --name /bot/gate/key --kind Safe --value '", "'", "/bot/gate/key", "key"],
  ["a part of a form", 'form-data; name="apiKey"\r\n\r\n', "\r\n", "apiKey", "key"],
  ["an attribute", '<item android:name="com.gate.API_KEY"\n  android:value="', '" />', "com.gate.API_KEY", "key"],
  ["an attribute behind", '<add value="', '" key="GateSecret"/>', "GateSecret", "secret"],
  ["a page's metadata", '<meta name="gate-secret" content="', '">', "gate-secret", "secret"],
  ["an element within a named one", '<data name="ApiSecret" x:space="y">\n <value>', "</value>", "ApiSecret", "secret"],
  ["an element behind its name", "<si><t>Api key</t></si><si><t>", "</t></si>", "Api key", "key"],
  ["an element far behind its name", '<c a="s"><p>secret</p></c><c a="s"><p>', "</p></c>", "secret", "secret"],
  ["a property behind its name", '<p name="A.name">apiKey</p>\n<p name="A.value">', "</p>", "apiKey", "key"],
  ["a letter over another one", "K ", `\nS ${secret}\n`, "K", "key"],
  ["a flag of a letter beside another one", `bot -k ${secret} -s `, " --dry", "-s", "secret"],
  ["two letters", `ak=${secret}\nsk=`, "\n", "sk", "secret"],
  ["letters that are variables", `k = "${secret}"\ns = "`, '"\n', "s", "secret"],
  ["brackets around a name", "OKX\n[api secret] ", "\n", "api secret", "secret"],
  ["a name that is set off", "my creds:\\n*secret* `", "`", "secret", "secret"],
  ["a word that was taken out", "api_key = [-", "-]{+env+}", "api_key", "key"],
  ["a word that was brought", "api_key = [-none-]{+", "+}", "api_key", "key"],
  ["what a field of a form is called", '<input id="api_key" type="password" value="', '">', "api_key", "key"],
  ["the owner of a kind", "'api_key[password]=", "'", "api_key", "key"],
  ["what signs", 'sign(query, "', '")', "sign", "secret"],
  ["an argument that says it", 'defaults.set("', '", forKey: "okx.apiKey")', "okx.apiKey", "key"],
  ["brackets behind", "", " (api key)\n", "api key", "key"],
  ["an arrow behind", "", "  <- OKX secret\n", "OKX secret", "secret"],
  ["an operator behind", "", " = secret\n", "secret", "secret"],
  ["a sentence behind", "you need ", " as the key and this", "key", "key"],
  ["what is public in another language", "la clave pública es ", " y", "clave pública", "key"],
  ["a function that gives it back", 'def get_api_key(self) -> str:\n    return "', '"\n', "get_api_key", "key"],
  ["a getter", 'public String getApiSecret() { return "', '"; }', "getApiSecret", "secret"],
  ["a lambda", 'okx_secret = lambda: "', '"\n', "okx_secret", "secret"],
  [
    "an annotation before it, not the member above",
    'a_key: String,\n#[arg(default_value = "',
    '")]\nsecret: String,',
    "secret",
    "secret",
  ],
  ["a field that a script fills", "page.getByLabel('api key').fill('", "')", "api key", "key"],
  ["a field that a script finds", 'find_element(By.ID, "api_key").send_keys("', '")', "api_key", "key"],
  ["the file that it goes to", "echo -n '", "' > /run/secrets/okx_api_key\n", "okx_api_key", "key"],
  ["a value of the registry", "reg add HKCU\\Bot /v ApiKey /t REG_SZ /d ", " /f", "ApiKey", "key"],
  ["an answer to what is expected", 'expect "OKX api key:"\nsend "', '\\r"', "api key", "key"],
  ["wide brackets around it", "OKX\n【APIKEY】", "\n", "APIKEY", "key"],
  ["a tilde", "api secret ~ ", "\n", "api secret", "secret"],
  ["the first of two names without brackets", "OKX key and secret: ", ` and ${secret}\n`, "OKX key", "key"],
  ["the second of two names without brackets", `OKX key/secret: ${secret}/`, "\n", "secret", "secret"],
  ["a word before another that names one", "OKX: ID ", `, secret ${secret}\n`, "ID", "key"],
  ["an everyday word beside an exchange", "voici ma clé Kraken : ", " et", "clé", "key"],
  ["a key in Serbian", "Tajni ključ: ", "\n", "Tajni ključ", "secret"],
  [
    "runs of a document, with their fonts",
    "<w:t>api key: </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>",
    "</w:t>",
    "api key:",
    "key",
  ],
  ["two words of another script that say more together", "رمز عبور: ", "\n", "رمز عبور", "passphrase"],
  ["what is signed as a token", 'jwt.encode(payload, "', '", algorithm="HS256")', "jwt.encode", "secret"],
  ["what begins a code of authentication", 'Hmac::<Sha256>::new_from_slice(b"', '")', "new_from_slice", "secret"],
  ["what PHP wrote down", 's:7:"api_key";s:64:"', '";', "api_key", "key"],
  ["verbatim text", "key \\verb|", "|, secret \\verb|x|", "key", "key"],
  ["a short word before the end of a line", "okx api\nsec ", " \n", "sec", "secret"],
  ["a keyword with a weak name", '{:okx #:auth{:phrase "', '"}', "phrase", "passphrase"],
  [
    "what is said above in another language",
    "12/3/24, 21:14 - Luis: va, la clave\n12/3/24, 21:14 - Luis: ",
    "\n",
    "clave",
    "key",
  ],
  ["a login", "machine api.gate.io login ", ` password ${secret}`, "login", "key"],
];

describe("readSlot()", () => {
  test.each(NAMED)("reads the name of %s", (_, before, after, name, role) => {
    const slot = slotOf(before, after);
    expect(slot.form).toBe("named");
    expect(slot.name).toBe(name);
    expect(slot.role?.role).toBe(role);
  });

  test.each([
    ["two arguments", "Client('", `', '${secret}')`],
    ["the second argument", `Client('${secret}', '`, "')"],
    ["an argument without brackets", 'connect "', `" "${secret}"`],
    ["the second argument without brackets", `connect "${secret}" "`, '"'],
    ["a second argument after base64", `Client('${"aB3/".repeat(11)}=', '`, "')"],
    ["the first item of a list that has a name", "accounts: ['", "']"],
    ["the first item of a list that has none", 'export default ["', `", "${secret}"]`],
    ["what makes an account", 'new Account("', '", 1)'],
    ["what is added to an account", "CALL add_account('gate', '", `', '${secret}')`],
    ["an item after a number", '"rows": [[1, "gate", "', '"]]'],
    ["the first of two flags", 'add -s gate -a "', `" -w "${secret}"`],
    ["an argument beside a call", "[cred]::new('", `', (ConvertTo-SecureString '${secret}' -Force))`],
    ["a field of what has a type", 'x := []struct{ name, secret string }{\n\t{"okx", "', `", "${secret}"}}`],
    ["the value of an element", '<arg value="', `"/>\n<arg value="${secret}"/>`],
    ["a tuple", "ACCOUNTS = [('", `', '${secret}')]`],
  ])("takes %s for an argument", (_, before, after) => {
    expect(slotOf(before, after).form).toBe("argument");
  });

  test("names the neighbour that a second argument follows", () => {
    const before = `Client('${secret}', '`;
    expect(slotOf(before, "')").after).toBe(before.indexOf(secret));
  });

  test.each([
    ["a flag", `add -a "${secret}" -w "`, '"'],
    ["a command in brackets", `new('${secret}', (ConvertTo-SecureString '`, "' -Force))"],
  ])("finds the neighbour behind %s", (_, before, after) => {
    expect(slotOf(before, after).after).toBe(before.indexOf(secret));
  });

  test.each([
    ["alone on its line", "first\n", "\nlast", "line"],
    ["below a value that ends in padding", `${"aB3/".repeat(10)}aB3=\n`, "\n", "line"],
    ["in the middle of prose", "have a look at ", " for that", "other"],
  ])("tells a value %s", (_, before, after, form) => {
    expect(slotOf(before, after).form).toBe(form);
  });

  test.each(["tx_hash = ", "signature: ", '"orderId": "', "checksum=", "checksum/secret: "])(
    "knows that %s holds no secret",
    (before) => {
      expect(slotOf(before, "\n").role?.role).toBe("not-a-secret");
    },
  );

  test.each([
    ["with a picture before it", "OKX\n🔑 ", "\n🔒 x"],
    ["with a number before it", "OKX api\n1) ", "\n2) x"],
    ["that is quoted", "**OKX**\n> ", "\n> x"],
    ["under a heading", "API OKX:\n", "\nx"],
  ])("takes a value %s for a line", (_, before, after) => {
    expect(slotOf(before, after).form).toBe("line");
  });

  test.each([
    ["alone", "s = '", "'\n"],
    ["beside the number of a signature", `k = '${secret}'\nr = '${secret}'\ns = '`, "'\n"],
    ["beside the end of another name", `{"${"n".repeat(600)}modulus": "${secret}", "p": "`, '"}'],
  ])("takes a letter %s for no name", (_, before, after) => {
    expect(slotOf(before, after).role?.strong).not.toBe(true);
  });

  test("looks no further back than its reach", () => {
    expect(slotOf(`api_key = ${" ".repeat(500)}`, "").form).not.toBe("named");
  });
});
