import { lookup } from "node:dns/promises";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { Secret } from "@keyguard/core";
import { awaitNameService } from "@keyguard/core/node";
import type { Family } from "../address.ts";
import type { EgressPath, Proxy } from "./egress-path.ts";

/** A proxy that would not do its work. Its answer's text is not kept: it may hold anything. */
export class ProxyError extends Error {
  override readonly name = "ProxyError";
}

/** A proxy's answer is short; more is not read. */
const MAX_PROXY_ANSWER = 8192;

async function opened(socket: Socket, event: "connect" | "secureConnect", signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const abort = (): void => {
      socket.destroy();
      reject(signal.reason);
    };
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    socket.once(event, () => {
      signal.removeEventListener("abort", abort);
      resolve();
    });
    socket.once("error", (error) => {
      signal.removeEventListener("abort", abort);
      reject(error);
    });
  });
}

async function direct(
  host: string,
  port: number,
  family: Family | 0,
  path: EgressPath,
  signal: AbortSignal,
): Promise<Socket> {
  const { localAddress } = path;
  await awaitNameService(host, signal);
  const socket = connectTcp({ host, port, family, ...(localAddress === undefined ? {} : { localAddress }) });
  socket.setNoDelay(true);
  await opened(socket, "connect", signal);
  return socket;
}

/** Reads until `complete` is satisfied with what came; what follows stays in the socket. */
async function readHead(socket: Socket, complete: (bytes: Buffer) => number | undefined): Promise<Buffer> {
  let bytes: Buffer = Buffer.alloc(0);
  return await new Promise<Buffer>((resolve, reject) => {
    const finish = (error?: Error): void => {
      socket.off("data", onData).off("error", finish).off("close", onClose);
      socket.pause();
      if (error !== undefined) reject(error);
    };
    const onClose = (): void => finish(new ProxyError("the proxy closed the connection"));
    const onData = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk]);
      const length = complete(bytes);
      if (length !== undefined) {
        finish();
        if (bytes.length > length) socket.unshift(bytes.subarray(length));
        resolve(bytes.subarray(0, length));
      } else if (bytes.length > MAX_PROXY_ANSWER) {
        finish(new ProxyError("the proxy answered too much"));
      }
    };
    socket.on("data", onData).once("error", finish).once("close", onClose);
    socket.resume();
  });
}

async function throughConnect(socket: Socket, proxy: Proxy, host: string, port: number): Promise<void> {
  const target = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  const login = `${proxy.user ?? ""}:${proxy.password === undefined ? "" : Secret.reveal(proxy.password)}`;
  const authorization =
    proxy.user === undefined ? "" : `Proxy-Authorization: Basic ${Buffer.from(login).toString("base64")}\r\n`;
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${authorization}\r\n`);
  const head = await readHead(socket, (bytes) => {
    const end = bytes.indexOf("\r\n\r\n");
    return end === -1 ? undefined : end + 4;
  });
  const status = /^HTTP\/1\.[01] (\d{3})/u.exec(head.toString("latin1", 0, 16))?.[1];
  if (status !== "200") throw new ProxyError(`the proxy answered ${status ?? "nonsense"}`);
}

function socksAddress(host: string): Buffer {
  if (isIP(host) === 4) return Buffer.from([1, ...host.split(".").map(Number)]);
  const name = Buffer.from(host);
  return Buffer.concat([Buffer.from([3, name.length]), name]); // servers read IPv6 texts as names too
}

/** RFC 1928, with RFC 1929 for name and password. */
async function throughSocks(socket: Socket, proxy: Proxy, host: string, port: number): Promise<void> {
  const login = proxy.user !== undefined;
  socket.write(Buffer.from(login ? [5, 2, 0, 2] : [5, 1, 0]));
  const choice = await readHead(socket, (bytes) => (bytes.length >= 2 ? 2 : undefined));
  if (choice[0] !== 5 || (choice[1] !== 0 && choice[1] !== 2))
    throw new ProxyError("the proxy accepts no offered login");
  if (choice[1] === 2) {
    const user = Buffer.from(proxy.user ?? "");
    const password = Buffer.from(proxy.password === undefined ? "" : Secret.reveal(proxy.password));
    socket.write(Buffer.concat([Buffer.from([1, user.length]), user, Buffer.from([password.length]), password]));
    const verdict = await readHead(socket, (bytes) => (bytes.length >= 2 ? 2 : undefined));
    if (verdict[1] !== 0) throw new ProxyError("the proxy refused the login");
  }
  socket.write(Buffer.concat([Buffer.from([5, 1, 0]), socksAddress(host), Buffer.from([port >> 8, port & 255])]));
  const answer = await readHead(socket, (bytes) => {
    if (bytes.length < 5) return undefined;
    const address = bytes[3] === 1 ? 4 : bytes[3] === 4 ? 16 : 1 + (bytes[4] ?? 0);
    return bytes.length >= 6 + address ? 6 + address : undefined;
  });
  if (answer[1] !== 0) throw new ProxyError(`the proxy could not connect (SOCKS ${answer[1] ?? "?"})`);
}

async function throughProxy(
  proxy: Proxy,
  host: string,
  port: number,
  family: Family,
  path: EgressPath,
  signal: AbortSignal,
): Promise<Socket> {
  let socket = await direct(proxy.host, proxy.port, 0, path, signal);
  const abort = (): void => void socket.destroy();
  signal.addEventListener("abort", abort, { once: true });
  try {
    if (proxy.kind === "https") {
      const secure = connectTls({ socket, servername: isIP(proxy.host) === 0 ? proxy.host : "" });
      await opened(secure, "secureConnect", signal);
      socket = secure;
    }
    if (proxy.kind === "http" || proxy.kind === "https") await throughConnect(socket, proxy, host, port);
    else if (proxy.kind === "socks5h" || isIP(host) !== 0) await throughSocks(socket, proxy, host, port);
    else {
      await awaitNameService(host, signal);
      await throughSocks(socket, proxy, (await lookup(host, { family })).address, port);
    }
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/**
 * Opens a TCP connection to a host over the bot's path. Behind a proxy that resolves names, the family is the
 * proxy's choice.
 *
 * @throws {ProxyError} when the proxy refuses; else the system's own error
 */
export async function openConnection(
  path: EgressPath,
  host: string,
  port: number,
  family: Family,
  signal: AbortSignal,
): Promise<Socket> {
  return path.proxy === undefined
    ? await direct(host, port, family, path, signal)
    : await throughProxy(path.proxy, host, port, family, path, signal);
}
