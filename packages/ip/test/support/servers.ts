import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer as createHttp, type RequestListener } from "node:http";
import { type AddressInfo, connect, createServer, isIP, type Server, type Socket } from "node:net";

/** Something that was started and is stopped at the test's end. */
export interface Running {
  readonly port: number;
  stop(): Promise<void>;
}

function tracked(server: Server): Set<Socket> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
  });
  return sockets;
}

async function listening(server: Server, host: string, port: number): Promise<Running> {
  const sockets = tracked(server);
  server.listen(port, host);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** An HTTP server with any behaviour. */
export async function startHttp(listener: RequestListener, host = "127.0.0.1", port = 0): Promise<Running> {
  return await listening(createHttp(listener), host, port);
}

/** A TCP server with any behaviour. */
export async function startTcp(listener: (socket: Socket) => void, host = "127.0.0.1", port = 0): Promise<Running> {
  return await listening(createServer(listener), host, port);
}

function plain(address: string): string {
  return address.replace(/^::ffff:/u, "");
}

/** Answers each request with its sender's address, or with the given one. */
export async function startEcho(answer?: string, host = "127.0.0.1", port = 0): Promise<Running> {
  return await startHttp(
    (request, response) => response.end(answer ?? plain(request.socket.remoteAddress ?? "")),
    host,
    port,
  );
}

/** The answer to a DNS query: TXT with the text, or the A record of an IPv4 address. */
export function dnsAnswer(query: Buffer, text: string): Buffer {
  const end = query.indexOf(0, 12) + 5;
  const type = query.readUInt16BE(end - 4);
  const data = type === 1 ? Buffer.from(text.split(".").map(Number)) : Buffer.from([text.length, ...Buffer.from(text)]);
  const head = Buffer.from(query.subarray(0, end));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(1, 6);
  const record = Buffer.alloc(12);
  record.writeUInt16BE(0xc00c, 0);
  record.writeUInt16BE(type, 2);
  record.writeUInt16BE(1, 4);
  record.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, record, data]);
}

/** A DNS server over UDP that answers with `answer(query, from)`; undefined stays silent. */
export async function startDns(
  answer: (query: Buffer, from: string) => Buffer | undefined,
  host = "127.0.0.1",
  port = 0,
): Promise<Running> {
  const socket = createSocket(isIP(host) === 6 ? "udp6" : "udp4");
  socket.on("message", (query, from) => {
    const reply = answer(query, plain(from.address));
    if (reply !== undefined) socket.send(reply, from.port, from.address);
  });
  socket.bind(port, host);
  await once(socket, "listening");
  return {
    port: socket.address().port,
    async stop() {
      socket.close();
      await once(socket, "close");
    },
  };
}

/** A DNS server over TCP that answers with its caller's address. */
export async function startTcpDns(): Promise<Running> {
  return await startTcp((socket) =>
    socket.once("data", (bytes) => {
      const reply = dnsAnswer(Buffer.from(bytes).subarray(2), plain(socket.remoteAddress ?? ""));
      socket.write(Buffer.concat([Buffer.from([reply.length >> 8, reply.length & 255]), reply]));
    }),
  );
}

/** What a proxy was asked for, and by whom. */
export interface ProxyLog extends Running {
  readonly targets: string[];
}

/**
 * A SOCKS 5 proxy that leaves by `localAddress`, so that whoever it calls sees another address than the
 * caller's; with a login when one is given.
 */
export async function startSocks(localAddress: string, login?: readonly [string, string]): Promise<ProxyLog> {
  const targets: string[] = [];
  const running = await startTcp((socket) => {
    const serve = (bytes: Buffer): void => {
      const length = bytes[4] ?? 0;
      const named = bytes[3] === 3;
      const host = named ? bytes.toString("latin1", 5, 5 + length) : [...bytes.subarray(4, 8)].join(".");
      const port = bytes.readUInt16BE(named ? 5 + length : 8);
      targets.push(`${host}:${port}`);
      const upstream = connect({ host, port, localAddress });
      upstream.once("connect", () => {
        socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
        socket.pipe(upstream).pipe(socket);
      });
      upstream.once("error", () => socket.end(Buffer.from([5, 5, 0, 1, 0, 0, 0, 0, 0, 0])));
    };
    socket.once("data", () => {
      if (login === undefined) {
        socket.write(Buffer.from([5, 0]));
        socket.once("data", serve);
        return;
      }
      socket.write(Buffer.from([5, 2]));
      socket.once("data", (bytes) => {
        const given = Buffer.from(bytes);
        const userLength = given[1] ?? 0;
        const user = given.toString("utf8", 2, 2 + userLength);
        const password = given.toString("utf8", 3 + userLength);
        const right = user === login[0] && password === login[1];
        socket.write(Buffer.from([1, right ? 0 : 1]));
        if (right) socket.once("data", serve);
      });
    });
  });
  return { ...running, targets };
}

/** An HTTP proxy for CONNECT that leaves by `localAddress`; with Basic login when one is given. */
export async function startConnectProxy(localAddress: string, login?: string): Promise<ProxyLog> {
  const targets: string[] = [];
  const server = createHttp();
  server.on("connect", (request, socket: Socket) => {
    const wanted = login === undefined ? undefined : `Basic ${Buffer.from(login).toString("base64")}`;
    if (request.headers["proxy-authorization"] !== wanted) {
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
      return;
    }
    targets.push(request.url ?? "");
    const [host = "", port = ""] = (request.url ?? "").split(":");
    const upstream = connect({ host, port: Number(port), localAddress }, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.pipe(upstream).pipe(socket);
    });
    upstream.once("error", () => socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n"));
    socket.once("error", () => upstream.destroy());
  });
  const running = await listening(server, "127.0.0.1", 0);
  return { ...running, targets };
}
