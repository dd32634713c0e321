import type { WriteStream } from "node:tty";
import { KeyguardError } from "@keyguard/core";
import type { Output } from "../command.ts";

/** Does this stream take colour? `NO_COLOR` and `--no-color` say no, `FORCE_COLOR` says yes, else a terminal does. */
function takesColour(stream: WriteStream, env: NodeJS.ProcessEnv, off: boolean): boolean {
  if (off || (env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb") return false;
  return (env["FORCE_COLOR"] ?? "") !== "" ? env["FORCE_COLOR"] !== "0" : stream.isTTY;
}

/** One of the process's streams as an {@link Output}; Node makes the stream when it is first used. */
export function outputOf(streamOf: () => WriteStream, env: NodeJS.ProcessEnv, noColour: boolean): Output {
  let gone = false; // the reader closed its end: nothing more needs to be written
  let made: WriteStream | undefined;
  function open(): WriteStream {
    if (made === undefined) {
      made = streamOf();
      made.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "EPIPE") gone = true;
      });
    }
    return made;
  }
  return {
    get isTTY() {
      return open().isTTY;
    },
    get columns() {
      return open().columns || 80; // a terminal that was never given a size says 0
    },
    get colour() {
      return takesColour(open(), env, noColour);
    },
    write: (text) =>
      new Promise((resolve, reject) => {
        if (gone || text === "") return resolve();
        return open().write(text, (error) => {
          if (error === null || error === undefined || gone || ("code" in error && error.code === "EPIPE")) resolve();
          else
            reject(
              new KeyguardError("KG_OUTPUT", "Cannot write the results: the output does not take them", {
                hint: "check that the disk has room",
                cause: error,
              }),
            );
        });
      }),
  };
}
