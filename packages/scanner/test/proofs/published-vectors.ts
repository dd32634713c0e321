import type { MnemonicScheme } from "../../src/proofs/mnemonics.ts";
import type { ProofName } from "../../src/proofs/proof.ts";

/** A published value, kept in pieces so that no file holds it whole. */
function vector(...pieces: readonly string[]): string {
  return pieces.join("");
}

/** Values that specifications and vendors print, with their origin; nothing of worth ever lay behind one. */
export const PUBLISHED: readonly (readonly [ProofName, string, string])[] = [
  [
    "wif",
    "Bitcoin wiki, private key of the WIF page",
    vector("5HueCGU8rMjxEXx", "iPuD5BDku4MkFqe", "Zyd4dZ1jvhTVqvb", "TLvyTJ"),
  ],
  [
    "bip32",
    "BIP-32, test vector 1, chain m",
    vector(
      "xprv9s21ZrQH143",
      "K3QTDL4LXw2F7HE",
      "K3wJUD2nW2nRk4s",
      "tbPy6cq3jPPqjiC",
      "hkVvvNKmPGJxWUt",
      "g6LnF5kejMRNNU3",
      "TGtRBeJgk33yuGB",
      "xrMPHi",
    ),
  ],
  ["bip38", "BIP-38, first vector", vector("6PRVWUbkzzsbcVa", "c2qwfssoUJAN1Xh", "rg6bNk8J7Nzm5H7", "kxEbn2Nh2ZoGg")],
  ["bech32", "NIP-19", vector("nsec1vl029mgpsp", "edva04g90vltkh6", "fvh240zqtv9k0t9", "af8935ke9laqsnl", "fe5")],
  [
    "sui",
    "MystenLabs/ts-sdks",
    vector("suiprivkey1qzse", "89atw7d3zum8uje", "p76d2cxmgduyuas", "t0y9fu23xcl0mpa", "fgkktllhyc"),
  ],
  [
    "stellar",
    "stellar/js-stellar-base",
    vector("SBGWKM3CD4IL47Q", "N6X54N6Y33T3JDN", "VI6AIJ6CD5IM47H", "G3IG4O36XCU"),
  ],
  ["xrp", "XRPL documentation, genesis account", vector("snoPBrXtMeMyMHU", "VTgbuqAfg1SUTb")],
  [
    "ed25519-pair",
    "coinbase/cdp-sdk tests",
    vector(
      "k0BUni0p0vZG1Bd",
      "pVjS6ogBJ7kxm63",
      "0AJ2dN+tuputDOK",
      "sRAwgyrpEQLeBtS",
      "1znTmzPX6Xr2eOW",
      "pzx6nW8knkA==",
    ),
  ],
  [
    "pkcs8-ed25519",
    "binance-connector documentation",
    vector("MC4CAQAwBQYDK2V", "wBCIEIIJEYWtGBr", "hACmb9Dvy+qa8WE", "f0lQOl1s4CLIAB9", "m89u"),
  ],
  ["object-id", "KuCoin documentation", vector("670621e3a259580", "00159c82f")],
  ["uuid-v4", "OKX documentation", vector("985d5b66-57ce-4", "0fb-b714-afc0b9", "787083")],
  ["uuid-crockford", "chronosis/uuid-apikey README", vector("1EEA6DC-JAM4DP2", "-PHVYPBN-V0XCJ9", "X")],
  ["tezos", "Tezos sandbox bootstrap1", vector("edsk3gUfUPyBSfr", "S9CCgmCiQsTCHGk", "viBDusMxDJstFto", "jtc1zcpsh")],
  [
    "jwt",
    "RFC 7519, section 3.1",
    vector(
      "eyJ0eXAiOiJKV1Q",
      "iLA0KICJhbGciOi",
      "JIUzI1NiJ9.eyJp",
      "c3MiOiJqb2UiLA0",
      "KICJleHAiOjEzMD",
      "A4MTkzODAsDQogI",
      "mh0dHA6Ly9leGFt",
      "cGxlLmNvbS9pc19",
      "yb290Ijp0cnVlfQ",
      ".dBjftJeZ4CVP-m",
      "B92K27uhbUJU1p1",
      "r_wW1gFWFOEjXk",
    ),
  ],
];

/** Phrases that specifications print. */
export const PUBLISHED_PHRASES: readonly (readonly [MnemonicScheme, string, string])[] = [
  [
    "bip39",
    "trezor/python-mnemonic, vectors.json",
    vector("legal winner thank year ", "wave sausage worth usefu", "l legal winner thank yel", "low"),
  ],
  [
    "electrum",
    "Electrum documentation",
    vector("wild father tree among u", "niverse such mobile favo", "rite target dynamic cred", "it identify"),
  ],
  [
    "ton",
    "ton-org/ton-crypto tests",
    vector(
      "hospital stove relief fr",
      "inge tongue always charg",
      "e angry urge sentence ag",
      "ain match nerve inquiry ",
      "senior coconut label tum",
      "ble carry category beaut",
      "y bean road solution",
    ),
  ],
  [
    "monero",
    "monero-project/monero, tests",
    vector(
      "velvet lymph giddy numbe",
      "r token physics poetry u",
      "nquoted nibs useful sabo",
      "tage limits benches life",
      "style eden nitrogen anvi",
      "l fewest avoid batch via",
      "ls washing fences goat u",
      "nquoted",
    ),
  ],
  [
    "polyseed",
    "tevador/polyseed, tests",
    vector(
      "raven tail swear infant ",
      "grief assist regular lamp",
      " duck valid someone litt",
      "le harsh puppy airport l",
      "anguage",
    ),
  ],
  [
    "aezeed",
    "lightningnetwork/lnd, tests",
    vector(
      "ability liquid travel st",
      "em barely drastic pact c",
      "upboard apple thrive mor",
      "ning oak feature tissue ",
      "couch old math inform su",
      "ccess suggest drink moti",
      "on know royal",
    ),
  ],
  [
    "slip39",
    "SLIP-39, vector 1",
    vector(
      "duckling enlarge academi",
      "c academic agency result",
      " length solution fridge ",
      "kidney coal piece deal h",
      "usband erode duke ajar c",
      "ritical decision keyboar",
      "d",
    ),
  ],
];
