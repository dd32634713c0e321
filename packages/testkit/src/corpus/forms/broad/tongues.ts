import type { Form } from "../../form.ts";
import { called, file, PAIR } from "../field/write.ts";

/** Notes in many languages. */
export const TONGUE_FORMS: readonly Form[] = [
  file(
    "W161",
    "French",
    "notes.txt",
    (s) => [
      `Compte ${s.name}`,
      called(s, ["Clé API", "Clé secrète", "Phrase secrète"], ({ name, value }) => `${name} : ${value}`),
    ],
    PAIR,
  ),
  file(
    "W162",
    "Polish",
    "notatki.txt",
    (s) => [
      `Giełda ${s.name}`,
      called(s, ["Klucz API", "Tajny klucz", "Hasło"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W163",
    "Turkish",
    "notlar.txt",
    (s) => [
      `${s.name} borsası`,
      called(s, ["API anahtarı", "Gizli anahtar", "Parola"], ({ name, value }) => `${name} = ${value}`),
    ],
    PAIR,
  ),
  file(
    "W164",
    "Korean",
    "메모.txt",
    (s) => [
      `${s.name} 거래소`,
      called(s, ["액세스 키", "시크릿 키", "패스프레이즈"], ({ name, value }) => `${name} : ${value}`),
    ],
    PAIR,
  ),
  file(
    "W165",
    "Ukrainian",
    "нотатки.txt",
    (s) => [
      `Біржа ${s.name}`,
      called(s, ["ключ API", "секретний ключ", "пароль"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W166",
    "Dutch",
    "notities.txt",
    (s) => [
      `Account ${s.name}`,
      called(s, ["API-sleutel", "Geheime sleutel", "Wachtwoord"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W167",
    "Arabic",
    "notes.txt",
    (s) => [
      `منصة ${s.name}`,
      called(s, ["مفتاح API", "المفتاح السري", "كلمة المرور"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W168",
    "Indonesian",
    "catatan.txt",
    (s) => [
      `Akun ${s.name}`,
      called(s, ["kunci API", "kunci rahasia", "kata sandi"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W169",
    "Thai",
    "notes.txt",
    (s) => [`บัญชี ${s.name}`, called(s, ["คีย์ API", "คีย์ลับ", "รหัสผ่าน"], ({ name, value }) => `${name}: ${value}`)],
    PAIR,
  ),
  file(
    "W170",
    "Portuguese message",
    "mensagem.txt",
    (s) => [`Oi, segue a API da ${s.name}:`, `A chave é ${s.key ?? ""} e o segredo é ${s.secret}`],
    { oneLine: true },
  ),
  file(
    "W171",
    "German message",
    "nachricht.txt",
    (s) => [`Der API-Schlüssel für ${s.name} lautet ${s.key ?? ""}, das Geheimnis dazu ${s.secret}.`],
    { oneLine: true },
  ),
  file(
    "W172",
    "Czech",
    "a.txt",
    (s) => [
      `Burza ${s.name}`,
      called(s, ["API klíč", "Tajný klíč", "Heslo"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W173",
    "Hungarian",
    "a.txt",
    (s) => [
      `${s.name} tőzsde`,
      called(s, ["API kulcs", "Titkos kulcs", "Jelszó"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W174",
    "Romanian",
    "a.txt",
    (s) => [
      `Cont ${s.name}`,
      called(s, ["Cheie API", "Cheie secretă", "Parolă"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W175",
    "Greek",
    "a.txt",
    (s) => [
      `${s.name}`,
      called(s, ["Κλειδί API", "Μυστικό κλειδί", "Κωδικός"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W176",
    "Swedish",
    "a.txt",
    (s) => [
      `${s.name}-konto`,
      called(s, ["API-nyckel", "Hemlig nyckel", "Lösenord"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W177",
    "Hebrew",
    "a.txt",
    (s) => [`${s.name}`, called(s, ["מפתח API", "מפתח סודי", "סיסמה"], ({ name, value }) => `${name}: ${value}`)],
    PAIR,
  ),
  file(
    "W178",
    "Persian",
    "a.txt",
    (s) => [
      `صرافی ${s.name}`,
      called(s, ["کلید API", "کلید مخفی", "رمز عبور"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W179",
    "Hindi",
    "a.txt",
    (s) => [`${s.name} खाता`, called(s, ["एपीआई कुंजी", "गुप्त कुंजी", "पासवर्ड"], ({ name, value }) => `${name}: ${value}`)],
    PAIR,
  ),
  file(
    "W180",
    "Bulgarian",
    "a.txt",
    (s) => [
      `Борса ${s.name}`,
      called(s, ["API ключ", "Таен ключ", "Парола"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W181",
    "Finnish",
    "a.txt",
    (s) => [
      `${s.name}-tili`,
      called(s, ["API-avain", "Salainen avain", "Salasana"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W182",
    "Danish",
    "a.txt",
    (s) => [
      `${s.name}-konto`,
      called(s, ["API-nøgle", "Hemmelig nøgle", "Adgangskode"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W183",
    "Serbian",
    "a.txt",
    (s) => [
      `Berza ${s.name}`,
      called(s, ["API ključ", "Tajni ključ", "Lozinka"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
  file(
    "W184",
    "Malay",
    "a.txt",
    (s) => [
      `Akaun ${s.name}`,
      called(s, ["Kunci API", "Kunci rahsia", "Kata laluan"], ({ name, value }) => `${name}: ${value}`),
    ],
    PAIR,
  ),
];
