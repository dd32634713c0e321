import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { createNameGate, type NameGate } from "../src/node/name-service.ts";

let server: Socket | undefined;
afterEach(() => {
  server?.close();
  server = undefined;
});

/** A gate to a name server that answers with a code of RFC 1035, or never; and how often it was asked. */
async function gateTo(code: number | "silence"): Promise<{ readonly gate: NameGate; readonly asked: () => number }> {
  let asked = 0;
  const socket = createSocket("udp4");
  socket.on("message", (query, from) => {
    asked += 1;
    if (code === "silence") return;
    const answer = Buffer.from(query);
    answer[2] = 0x81;
    answer[3] = 0x80 | code;
    socket.send(answer, from.port, from.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  server = socket;
  return { gate: createNameGate([`127.0.0.1:${socket.address().port}`]), asked: () => asked };
}

describe("a name gate", () => {
  it.each([
    ["no address", 0],
    ["that the name does not exist", 3],
    ["that it refuses", 5],
  ])("lets pass what the name service answers: %s", async (_, code) => {
    const { gate, asked } = await gateTo(code);
    await gate("exchange.example");
    expect(asked()).toBeGreaterThan(0);
  });

  it("asks once for many that wait at the same time", async () => {
    const { gate, asked } = await gateTo(0);
    await Promise.all(Array.from({ length: 20 }, () => gate("exchange.example")));
    expect(asked()).toBe(1);
  });

  it("refuses where the name service is silent, and asks again the next time", async () => {
    const { gate, asked } = await gateTo("silence");
    await expect(gate("exchange.example")).rejects.toMatchObject({ code: "EAI_AGAIN" });
    const before = asked();
    const stop = new AbortController();
    const again = gate("exchange.example", stop.signal);
    await expect.poll(asked).toBeGreaterThan(before);
    stop.abort(new Error("enough"));
    await expect(again).rejects.toThrow("enough");
  });

  it("is over at once when it is aborted, for the one who asked", async () => {
    const { gate, asked } = await gateTo("silence");
    const reason = new Error("enough");
    await expect(gate("exchange.example", AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(asked()).toBe(0);
    const stop = new AbortController();
    const waiting = gate("exchange.example", stop.signal);
    await expect.poll(asked).toBe(1);
    stop.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });

  it.each(["", "127.0.0.1", "::1", "[2001:db8::1]", "localhost", "app.localhost"])(
    "asks nobody about %j",
    async (host) => {
      const { gate, asked } = await gateTo("silence");
      await gate(host);
      expect(asked()).toBe(0);
    },
  );
});
