import type { Form } from "../../form.ts";
import { file, PAIR } from "../field/write.ts";

/** Programs that sign requests, and what they sign with. */
export const SIGNING_FORMS: readonly Form[] = [
  file(
    "W102",
    "headers of a fetch",
    "balance.js",
    (s) => [
      `const r = await fetch("https://${s.host}/v1/account", {`,
      "  headers: {",
      `    "X-Access-Key": "${s.key ?? ""}",`,
      `    "X-Signature": sign(query, "${s.secret}"),`,
      "  },",
      "});",
    ],
    PAIR,
  ),
  file(
    "W103",
    "signature of a shell",
    "sign.sh",
    (s) => [
      `KEY=${s.key ?? ""}`,
      `sig=$(echo -n "$q" | openssl dgst -sha256 -hmac "${s.secret}" | cut -d' ' -f2)`,
      `curl -H "X-KEY: $KEY" https://${s.host}/x?$q`,
    ],
    { oneLine: true },
  ),
  file(
    "W104",
    "python class pair",
    "a.py",
    (s) => [`class Keys:`, `    ${s.env} = ("${s.key ?? ""}", "${s.secret}")`],
    { oneLine: true },
  ),
  file(
    "W105",
    "positional kwargs mix",
    "a.py",
    (s) => [`client = ${s.klass}("${s.key ?? ""}", api_secret="${s.secret}", testnet=False)`],
    { oneLine: true },
  ),
  file(
    "W106",
    "await create",
    "a.py",
    (s) => [`client = await AsyncClient.create('${s.key ?? ""}', '${s.secret}')  # ${s.name}`],
    { oneLine: true },
  ),
  file(
    "W107",
    "requests auth",
    "a.py",
    (s) => [`requests.get("https://${s.host}/v1/balance", auth=("${s.key ?? ""}", "${s.secret}"))`],
    { oneLine: true },
  ),
  file(
    "W108",
    "hmac new",
    "a.py",
    (s) => [
      `# ${s.name}`,
      `API_KEY = "${s.key ?? ""}"`,
      `sig = hmac.new("${s.secret}".encode("utf-8"), payload, hashlib.sha256)`,
    ],
    { oneLine: true },
  ),
  file(
    "W109",
    "jwt encode",
    "a.py",
    (s) => [
      `URL = "https://${s.host}"`,
      `payload = {"access_key": "${s.key ?? ""}", "nonce": str(uuid4())}`,
      `token = jwt.encode(payload, "${s.secret}", algorithm="HS256")`,
    ],
    { oneLine: true },
  ),
  file(
    "W110",
    "go hmac",
    "main.go",
    (s) => [
      `const base = "https://${s.host}"`,
      `const apiKey = "${s.key ?? ""}"`,
      `mac := hmac.New(sha256.New, []byte("${s.secret}"))`,
    ],
    { oneLine: true },
  ),
  file(
    "W111",
    "java mac",
    "A.java",
    (s) => [
      `String url = "https://${s.host}";`,
      `String apiKey = "${s.key ?? ""}";`,
      `mac.init(new SecretKeySpec("${s.secret}".getBytes(UTF_8), "HmacSHA256"));`,
    ],
    { oneLine: true },
  ),
  file(
    "W112",
    "node createHmac",
    "a.js",
    (s) => [
      `const url = "https://${s.host}";`,
      `const sig = createHmac("sha512", Buffer.from("${s.secret}", "base64")).update(x).digest("base64");`,
      `headers["API-Key"] = "${s.key ?? ""}";`,
    ],
    { oneLine: true },
  ),
  file(
    "W113",
    "php hash_hmac",
    "a.php",
    (s) => [`// ${s.name}`, `$key = '${s.key ?? ""}';`, `$sign = hash_hmac('sha256', $query, '${s.secret}');`],
    { oneLine: true },
  ),
  file(
    "W114",
    "ruby hmac",
    "a.rb",
    (s) => [`# ${s.name}`, `key = '${s.key ?? ""}'`, `sig = OpenSSL::HMAC.hexdigest('SHA256', '${s.secret}', payload)`],
    { oneLine: true },
  ),
  file(
    "W115",
    "c# hmac",
    "A.cs",
    (s) => [
      `var url = "https://${s.host}";`,
      `request.Headers.Add("X-API-KEY", "${s.key ?? ""}");`,
      `using var h = new HMACSHA256(Encoding.UTF8.GetBytes("${s.secret}"));`,
    ],
    { oneLine: true },
  ),
  file(
    "W116",
    "rust hmac",
    "main.rs",
    (s) => [
      `// ${s.name}`,
      `let api_key = "${s.key ?? ""}";`,
      `let mut mac = Hmac::<Sha256>::new_from_slice(b"${s.secret}").unwrap();`,
    ],
    { oneLine: true },
  ),
  file(
    "W117",
    "ternary",
    "a.js",
    (s) => [
      `// ${s.name}`,
      `const apiKey = live ? "${s.key ?? ""}" : "";`,
      `const secret = live ? "${s.secret}" : "";`,
    ],
    { oneLine: true },
  ),
];
