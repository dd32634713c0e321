import { readRole } from "./roles.ts";

/** Words between a name and its value that say nothing: types, conversions, wrappers, defaults. */
const TRANSPARENT = new Set(
  (
    "str string String std char const final static var let val bytes byte text varchar nvarchar Option Some Just Ok SecretString SecretStr Sensitive new from into encode decode Buffer TextEncoder value values Value current_value " +
    "initialValue default Default unwrap_or unwrap_or_else or_else getOrElse orElse Field required help type base64 hex utf8 utf-8 Uint8Array b64decode b64encode fromHex fromhex toString to_string to_owned String.from String::from Buffer.from " +
    "base64.b64decode bytes.fromhex QString QStringLiteral u8 u r f b rb br L R v sv s e E N x secrecy zeroize Zeroizing raw literal data text/plain is are as to of the a an my your this env ENV arg ARG equals set setx export declare readonly local " +
    "public private protected internal override lazy mut ref readonly static_cast constexpr auto object Object any unknown Any NSString NSLog print println printf echo console.log log debug info example Example format fmt.Sprintf lookup " +
    "string.IsNullOrEmpty parse trim strip decodeURIComponent encodeURIComponent atob btoa quote json dumps loads json.dumps yaml nonsensitive sensitive tostring Text Data NSData Convert.FromBase64String Encoding.UTF8.GetBytes getBytes GetBytes enc Hex Utf8 " +
    "CryptoJS.enc.Utf8.parse unhexlify binascii.unhexlify hex.DecodeString enabled true false secure in description As q qq qw td th tr code pre span strong em dd dt li div br unsafe vault or else asciz ascii REG_SZ STRING WSTRING 3D F TEXT _T PSTR header query path body required example type format schema lambda by"
  ).split(" "),
);

/** True for a wrapper by its whole name or by its type: `Some`, `SecretString::new`; and for `ParameterValue`. */
export function isTransparent(word: string): boolean {
  if (TRANSPARENT.has(word)) return true;
  const owner = word.split(/::|->/u)[0] ?? "";
  // `a->api_key` is no article.
  if (owner !== word && TRANSPARENT.has(owner)) return word.includes("::") || readRole(word) === undefined;
  return /[a-z_]Value$|^[A-Za-z]{2,20}_value$/u.test(word) && readRole(word)?.strong !== true;
}
