import { spawn, spawnSync } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";

/** A git server that speaks HTTP and wants a token, as GitHub does. */
export interface HttpRemote {
  /** Such as `http://127.0.0.1:4711`. */
  readonly origin: string;
  /** Every `Authorization` header of each request; none, one or, what GitHub refuses, several. */
  readonly seen: readonly (readonly string[])[];
  close(): void;
}

const programs = spawnSync("git", ["--exec-path"], { encoding: "utf8" }).stdout.trim();

function headersOf(request: IncomingMessage, name: string): string[] {
  const { rawHeaders: raw } = request;
  return raw.filter((_, i) => i % 2 === 1 && raw[i - 1]?.toLowerCase() === name);
}

/** One request through git's own CGI program. */
function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const child = spawn(join(programs, "git-http-backend"), {
    env: {
      PATH: process.env["PATH"],
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: "1",
      GIT_PROTOCOL: headersOf(request, "git-protocol")[0] ?? "",
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "safe.directory",
      GIT_CONFIG_VALUE_0: "*",
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      REMOTE_ADDR: "127.0.0.1",
      CONTENT_TYPE: headersOf(request, "content-type")[0] ?? "",
      HTTP_CONTENT_ENCODING: headersOf(request, "content-encoding")[0] ?? "",
    },
  });
  request.pipe(child.stdin);
  const parts: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  child.on("close", () => {
    const all = Buffer.concat(parts);
    const end = all.indexOf("\r\n\r\n");
    const headers = all.toString("latin1", 0, end).split("\r\n");
    for (const line of headers) {
      const [name = "", value = ""] = line.split(/: (.*)/su);
      if (name === "Status") response.statusCode = Number(value.slice(0, 3));
      else response.setHeader(name, value);
    }
    response.end(all.subarray(end + 4));
  });
}

/** Serves the repositories of a folder to whoever sends the token, once, and to nobody else. */
export async function startHttpRemote(folder: string, token: string): Promise<HttpRemote> {
  const wanted = `basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  const seen: string[][] = [];
  const server = createServer((request, response) => {
    const given = headersOf(request, "authorization");
    seen.push(given);
    if (given.length === 1 && given[0] === wanted) return answer(folder, request, response);
    response.writeHead(given.length > 1 ? 400 : 401, { "www-authenticate": "Basic" }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { origin: `http://127.0.0.1:${port}`, seen, close: () => server.close() };
}
