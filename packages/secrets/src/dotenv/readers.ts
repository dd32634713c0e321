import { readCompose } from "./reader-compose.ts";
import { readDocker } from "./reader-docker.ts";
import { readNode } from "./reader-node.ts";
import { readPython } from "./reader-python.ts";
import { readShell } from "./reader-shell.ts";
import { readSystemd } from "./reader-systemd.ts";
import { parseDotenv } from "./parse-dotenv.ts";

/** Who reads an `.env` file. */
export const DOTENV_READERS = ["dotenv", "node", "python-dotenv", "docker", "compose", "systemd", "shell"] as const;
/** Who reads an `.env` file: dotenv, `node --env-file`, python-dotenv, `docker --env-file`, compose, systemd, `. .env`. */
export type DotenvReader = (typeof DOTENV_READERS)[number];

/** What one reader makes of a file: a name it does not set is absent. */
export type Reading = ReadonlyMap<string, string>;

const READ: Readonly<Record<DotenvReader, (text: string) => Reading>> = {
  dotenv: (text) => new Map(parseDotenv(text).map(({ name, value }) => [name, value])),
  node: readNode,
  "python-dotenv": readPython,
  docker: readDocker,
  compose: readCompose,
  systemd: readSystemd,
  shell: readShell,
};

/**
 * What a file means to one of its readers. Nothing is expanded from the environment: a variable that a
 * reader would put in reads as empty, as it does where that variable is not set.
 */
export function readDotenvAs(reader: DotenvReader, text: string): Reading {
  return READ[reader](text);
}
