// What people call the parts of a credential in their own languages, in lower case and without blanks. A word stands
// here when code and notes use it for keys, with and without accents, and when no other word contains it.

/** A key: `anahtar`, `klucz`, `金鑰`. */
export const KEY_WORDS: string = [
  "clave|llave|chave|chiave|clé|schl(?:ü|ue)ssel|sleutel|nyckel|nøkkel|nøgle|avain", // es pt it fr de nl sv no da fi
  "klucz|klíč|kľúč|ključ|kljuc|klyuch|kluch|ключ|kulcs|cheie|κλειδί", // pl cs sk ru uk hu ro el
  "raktas|raktą|atslēg|võti|lykill|gakoa|allwedd|eochair|çelës|ufunguo|kalit", // lt lv et is eu cy ga sq sw uz
  "բանալի|გასაღები|түлхүүр|кілт|клуч|কী|விசை|کنجی", // hy ka mn kk mk bn ta ur
  "anahtar|açar|khóa|khoá|kunci|susi(?:api)", // tr az vi id tl
  "公钥|公鑰|金鑰|キー$|鍵$|키$|مفتاح|کلید|מפתח|कुंजी|คีย์|กุญแจ", // zh ja ko ar fa he hi th
].join("|");

/** What is kept secret: `gizli`, `tajny`, `私钥`. */
export const SECRET_WORDS: string = [
  "secreta|secreto|secrète|segredo|segreta|segreto|geheim|hemlig|hemmelig|salainen|salaisuus", // es fr pt it de nl sv no da fi
  "sekret|tajn[yýáéeia]|skrivn|tajemstv|таен|тайн|тајн|секрет|таємн|titkos|titok|μυστικό", // pl cs ru uk hu el
  "slapt(?!ažod)|slepen|salajane|leyni|sekretu|cyfrinach|rúnda|maxfiy|siri$", // lt lv et is eu cy ga uz sw
  "գաղտնի|საიდუმლო|нууц|құпия|сакрэт|গোপন|ரகசிய|خفیہ", // hy ka mn kk be bn ta ur
  "gizli|bímật|rahasia|rahsia|lihim", // tr vi id tl
  "密钥(?!id)|密鑰|秘钥|秘鑰|私钥|私鑰|私密|シークレット|秘密|비밀(?!번호)|시크릿|سري|سرّي|مخفی|סודי|गुप्त|ลับ", // zh ja ko ar fa he hi th
].join("|");

/** What is private: a private key where a word for a key is beside it. */
export const PRIVATE_WORDS: string =
  "privada|privata|privé|privee|privat|prywatn|приватн|закрыт|özel|ozel|soukrom|magán|riêng|pribadi|개인|个人|個人|خاص|פרטי|निजी|ส่วนตัว";

/** What is public, beside a word for a key: what an exchange tells the two halves apart by. */
export const PUBLIC_WORDS: string =
  "públic[ao]|public[ao]|pubblic[ao]|publique|öffentlich|oeffentlich|publiczn|публичн|публічн|открыт|відкрит|açık|genel|veřejn|openbar|offentlig|公开|公開|공개|عام|ציבורי|सार्वजनिक|công|umum";

/** A password. */
export const PASSWORD_WORDS: string = [
  "passw|pwd|contrase|senha|motdepasse|passe$|passord|adgangskode|lösenord|losenord|wachtwoord|kennwort|salasana",
  "slaptažod|parole$|salasõna|lykilorð|pasahitz|cyfrinair|pasfhocal|fjalëkalim|nenosiri|wagwoord|contrasenya|contrasinal", // lt lv et is eu cy ga sq sw af ca gl
  "պարոլ|გაღანაბ|პაროლი|құпиясөз|পাসওয়ার্ড|கடவுச்சொல்|پاس ?ورڈ", // hy ka kk bn ta ur
  "hasło|haslo$|heslo|парол|jelszó|jelszo|parol[aăey]?$|κωδικ|şifre|sifre$|khẩu|matkhau|katasandi|sandi$|laluan$|lozinka$|лозинка|geslo$",
  "密码|密碼|口令|暗証|パスワード|비밀번호|암호|كلمةالمرور|رمزعبور|סיסמה|पासवर्ड|รหัสผ่าน",
].join("|");

/** An exchange's third value: `Kennphrase`, `frase de acceso`, `парольная фраза`. */
export const PASSPHRASE_WORDS: string = [
  "passfrase|kennphrase|kennsatz|frase(?:de)?(?:contrase|acceso|paso|senha)|fraseseg?ret|frasedacc?esso|phrase(?:de)?passe|phrasesecr",
  "wachtwoordzin|lösenfras|hasłofraz|frazahas|парольн(?:ая)?фраз|кодов(?:ая|ое)(?:фраз|слов)|кодовафраз|паролнафраз",
  "密码短语|资金密码|交易密码|暗証|パスフレーズ|비밀번호|암호문구|패스프레이[즈스]",
].join("|");

/** The words of a wallet. */
export const MNEMONIC_WORDS: string =
  "助记词|助記詞|니모닉|시드구문|мнемоник|сидфраз|seedфраз|ニーモニック|frasesemilla|fraserecuper|frasederecuper|phrasederécup|mnemonik|tohum";
