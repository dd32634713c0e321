import { readFile, stat } from "node:fs/promises";
import { KeyguardError } from "@keyguard/core";
import { errorCode, fileFailure } from "./file-failure.ts";
import { utf8Text } from "./utf8-text.ts";

/** An `.env` file of more than this is not one. */
const MAX_BYTES = 1024 * 1024;

/**
 * Reads a text file of at most 1 MiB; undefined when there is none.
 *
 * @throws {KeyguardError} `KG_STORE_AWAY` when it cannot be read, `KG_STORE_ANSWER` when it is larger or not UTF-8
 */
export async function readDotenvFile(path: string): Promise<string | undefined> {
  try {
    if ((await stat(path)).size > MAX_BYTES)
      throw new KeyguardError("KG_STORE_ANSWER", `Cannot read "${path}": it is larger than 1 MiB`, {
        hint: "a file of variables is a few kilobytes; name that one",
      });
    return utf8Text(await readFile(path), path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw fileFailure(path, error);
  }
}
