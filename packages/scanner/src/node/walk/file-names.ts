/** Files that hold secrets by their purpose: scanned wherever they lie, ignored by git or not. */
const SECRET_FILE =
  /^(?:\.env(?:\..+)?|.+\.env|\.envrc|\.secret|\.secrets|secrets?(?:\.\w+)?|credentials?(?:\.\w+)?|creds(?:\.\w+)?|api[-_]?keys?(?:\.\w+)?|keys?\.(?:json|txt|ya?ml|toml|ini|py|js|ts|cfg)|mnemonic(?:\.\w+)?|seed(?:\.\w+)?|wallet(?:\.\w+)?|pk\.txt|id\.json|.+-keypair\.json|.+\.(?:pem|key|p8|skey|keystore|jks|kdbx|ppk)|id_(?:rsa|dsa|ecdsa|ed25519)|UTC--.+|\.npmrc|\.pypirc|\.netrc|\.pgpass|local\.properties|user\.cfg|config-private\.json|priv_validator_key\.json|node_key\.json|\.git-credentials|.+\.tfvars|terraform\.tfstate)$/iu;

/** True for a file whose name says that it holds secrets. */
export function isSecretFile(name: string): boolean {
  return SECRET_FILE.test(name);
}

/** Compressed or encoded content: no credential stands in it as text. */
const OPAQUE = new Set(
  (
    "png jpg jpeg gif bmp ico webp avif heic tif tiff psd mp3 mp4 m4a aac flac ogg opus wav avi mov mkv webm woff woff2 ttf otf eot pdf " +
    "lz4 zst br dmg iso deb rpm msi cab squashfs qcow2 vmdk pack idx rev parquet feather h5 hdf5 npy npz onnx safetensors pt pth ckpt tflite"
  ).split(" "),
);

/** Containers that hold files; counted as not opened. */
const CONTAINERS = new Set(
  "zip jar war ear aar apk ipa whl egg nupkg crx xpi docx xlsx pptx odt ods epub tar tgz gz bz2 xz txz 7z rar asar".split(
    " ",
  ),
);

/** Whether a file's content is worth reading, by its extension. */
export function contentOf(name: string): "text" | "opaque" | "container" {
  const dot = name.lastIndexOf(".");
  if (dot === -1) return "text";
  const extension = name.slice(dot + 1).toLowerCase();
  if (OPAQUE.has(extension)) return "opaque";
  return CONTAINERS.has(extension) ? "container" : "text";
}

/** Directories of installed or built things: when git ignores one, nothing in it is the owner's secret. */
const INSTALLED = new Set(
  "node_modules .pnpm-store .yarn bower_components jspm_packages .venv venv site-packages __pycache__ .tox .mypy_cache .pytest_cache .ruff_cache target .gradle .cargo .turbo .next .nuxt .cache .parcel-cache coverage .tools".split(
    " ",
  ),
);

/** True for a directory that is not even looked into when git ignores it. */
export function isInstalled(name: string): boolean {
  return INSTALLED.has(name);
}
