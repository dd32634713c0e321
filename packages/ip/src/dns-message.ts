import { tryParseAddress } from "./address.ts";
import type { ObserverAnswer } from "./answer.ts";

/** One question to a DNS server. */
export interface DnsQuestion {
  readonly name: string;
  readonly type: "A" | "AAAA" | "TXT";
  readonly class: "IN" | "CH";
}

const TYPES = { A: 1, AAAA: 28, TXT: 16 } as const;
const CLASSES = { IN: 1, CH: 3 } as const;

/** No answer has more records than this; the rest is not read. */
const MAX_RECORDS = 32;

function encodeName(name: string): number[] {
  const bytes: number[] = [];
  for (const label of name.replace(/\.$/u, "").split(".")) bytes.push(label.length, ...new TextEncoder().encode(label));
  bytes.push(0);
  return bytes;
}

/**
 * A query message (RFC 1035, section 4) with recursion desired.
 *
 * @param id 16 bits, unpredictable, so that a blind sender cannot answer
 */
export function encodeDnsQuery(id: number, question: DnsQuestion): Uint8Array {
  const header = [id >> 8, id & 255, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
  const tail = [0, TYPES[question.type], 0, CLASSES[question.class]];
  return Uint8Array.from([...header, ...encodeName(question.name), ...tail]);
}

class Reader {
  readonly #view: DataView;
  position = 12;
  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  u8(): number {
    const value = this.#view.getUint8(this.position); // throws past the end
    this.position += 1;
    return value;
  }
  u16(): number {
    const value = this.#view.getUint16(this.position);
    this.position += 2;
    return value;
  }
  at(offset: number): number {
    return this.#view.getUint16(offset);
  }
  bytes(length: number): number[] {
    return Array.from({ length }, () => this.u8());
  }
  /** Passes over a name; a pointer ends it, so this cannot loop. */
  skipName(): void {
    for (;;) {
      const length = this.u8();
      if (length === 0) return;
      if (length >= 192) {
        this.u8();
        return;
      }
      this.position += length;
    }
  }
}

function addressOfRecord(reader: Reader, type: number, length: number): string | undefined {
  const data = reader.bytes(length);
  if (type === TYPES.A && length === 4) return data.join(".");
  if (type === TYPES.AAAA && length === 16) {
    const groups = Array.from({ length: 8 }, (_, i) =>
      (((data[i * 2] ?? 0) << 8) | (data[i * 2 + 1] ?? 0)).toString(16),
    );
    return groups.join(":");
  }
  // TXT: strings, each after its length; the first one counts.
  if (type === TYPES.TXT) return String.fromCharCode(...data.slice(1, 1 + Math.min(data[0] ?? 0, 45)));
  return undefined;
}

/** The address in an answer message to `encodeDnsQuery(id, question)`; anything else is a failure. */
export function decodeDnsAnswer(bytes: Uint8Array, id: number, question: DnsQuestion): ObserverAnswer {
  try {
    const reader = new Reader(bytes);
    const flags = reader.at(2);
    const sent = encodeDnsQuery(id, question).subarray(12);
    const echoed = bytes.subarray(12, 12 + sent.length);
    // Servers may change the case of letters, never anything else.
    const spell = (part: Uint8Array): string => String.fromCharCode(...part).toLowerCase();
    if (reader.at(0) !== id || (flags & 0x8000) === 0 || reader.at(4) !== 1 || spell(echoed) !== spell(sent))
      return { failure: "bad-answer", detail: "answered another question" };
    if ((flags & 15) !== 0) return { failure: "bad-answer", detail: `answered with DNS error ${flags & 15}` };
    reader.position += sent.length;
    for (let i = Math.min(reader.at(6), MAX_RECORDS); i > 0; i--) {
      reader.skipName();
      const type = reader.u16();
      reader.position += 6; // class and time to live
      const text = addressOfRecord(reader, type, reader.u16());
      const address = text === undefined ? undefined : tryParseAddress(text);
      if (address !== undefined) return { address };
    }
    return { failure: "bad-answer", detail: "answered without an address" };
  } catch {
    return { failure: "bad-answer", detail: "answered with a broken DNS message" }; // read past its end
  }
}
