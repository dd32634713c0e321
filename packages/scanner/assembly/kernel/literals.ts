// Secrets with signs among their characters, in which no run of token bytes is long enough: what stands between
// quotation marks, between tags, or behind `=` or `:` to the line's end, without a blank and as mixed as chance
// would have it.

import { between, kindOf } from "./bytes";
import { INPUT, LITERAL, emit } from "./events";

const SHORTEST_LITERAL: usize = 32;
const LONGEST_LITERAL: usize = 160;
const LONGEST_NAME: usize = 64;
const FEWEST_CHANGES: i32 = 4; // among any sixteen neighbours
const UNDERSCORE: u32 = 95;
const JOIN: u32 = 8; // beside the kinds of `kindOf`

// Is every byte visible, and do they change between digits, capitals, small letters and signs, not counting `_`, which
// joins words? Sixteen bytes inside of a literal do, wherever they begin, so that it is found wherever it stands.
@inline
export function mayBeLiteral(v: v128): bool {
  if (i8x16.bitmask(i8x16.gt_s(v, i8x16.splat(32))) != 0xffff) return false;
  const digit = i8x16.bitmask(between(v, 48, 10));
  const upper = i8x16.bitmask(between(v, 65, 26));
  const lower = i8x16.bitmask(between(v, 97, 26));
  const joins = i8x16.bitmask(i8x16.eq(v, i8x16.splat(<i8>UNDERSCORE)));
  const change = (digit ^ (digit << 1)) | (upper ^ (upper << 1)) | (lower ^ (lower << 1));
  return <i32>popcnt(change & ~(joins | (joins << 1)) & 0xfffe) >= FEWEST_CHANGES;
}

// The end of the literal that begins at `start`: of one in marks its closing mark, which a backslash escapes, else the
// line's end. 0 where none ends in time, or what stands there is less mixed than chance would have it, or a token.
function endOf(start: usize, mark: u32, limit: usize): usize {
  const stop = min(limit, start + LONGEST_LITERAL + 1);
  let signs = 0; // with letters or digits on both sides
  let latest = 0; // signs since the latest of those
  let backslashes: usize = 0;
  let begun = false;
  let others = 0; // digits and capitals
  let changes: u32 = 0;
  let before: u32 = JOIN;
  let p = start;
  for (; p < stop; p++) {
    const byte = <u32>load<u8>(p);
    if (mark == 0 ? byte == 10 || byte == 13 : byte == mark) {
      if (byte != 39 || load<u8>(p, 1) != 39) break;
      p++; // SQL and YAML write a quotation mark twice
    }
    if (byte <= 32 || byte >= 127 || (mark == 60 && byte == 62)) return 0;
    const kind = byte == UNDERSCORE ? JOIN : kindOf(byte);
    changes = ((changes << 1) | (kind != before && kind != JOIN && before != JOIN ? 1 : 0)) & 0x7fff;
    if (p - start >= 15 && <i32>popcnt(changes) < FEWEST_CHANGES) return 0;
    if (kind == 0) {
      if (begun && byte != 43 && byte - 45 > 2 && !isAssignment(byte)) latest++;
    } else if (kind != JOIN) {
      begun = true;
      signs += latest;
      latest = 0;
      if (kind != 4) others++;
    }
    before = kind;
    if (byte == 92) backslashes++;
    // What is escaped ends nothing.
    if (byte == 92 && mark != 0 && load<u8>(p, 1) == mark) p++;
  }
  if (p - start < SHORTEST_LITERAL || p >= stop && (mark != 0 || stop != limit)) return 0;
  return signs > 0 && others > 0 && backslashes * 8 <= p - start ? p : 0; // more of them are bytes in escapes
}

// `= : ( , [ { >`, a blank, a letter of another script: what a literal is opened behind.
@inline
function opensBehind(byte: u32): bool {
  return byte <= 32 || byte >= 127 || byte == 61 || byte == 58 || byte == 40 || byte == 44 || byte == 91 || byte == 123 || byte == 62;
}

// Is a literal opened by the quotation mark at q?
function isOpened(q: usize): bool {
  if (q == INPUT) return true;
  const before = <u32>load<u8>(q - 1);
  if (opensBehind(before)) return true;
  return isPrefix(before) && (q - 1 == INPUT || opensBehind(load<u8>(q - 2)));
}

// `b f r u @`: what may stand before a quotation mark.
@inline
function isPrefix(byte: u32): bool {
  const letter = byte | 32;
  return byte == 64 || letter == 98 || letter == 102 || letter == 114 || letter == 117;
}

@inline
function isQuote(byte: u32): bool {
  return byte == 34 || byte == 39 || byte == 96;
}

// Where a value without marks begins in what follows a blank or a line's start: behind `name: `, `name = ` or `name=`; 0 for none.
function bareStart(from: usize): usize {
  const before = v128.load(from - 16);
  const blanks = i8x16.bitmask(v128.or(i8x16.eq(before, i8x16.splat(32)), i8x16.eq(before, i8x16.splat(9))));
  const last = from - 16 + <usize>(31 - clz((blanks ^ 0xffff) | 1));
  if (last >= INPUT && isAssignment(load<u8>(last))) return from;
  for (let q = from; q < from + LONGEST_NAME; q += 16) {
    const v = v128.load(q);
    const visible = i8x16.bitmask(i8x16.gt_s(v, i8x16.splat(32)));
    const stops = i8x16.bitmask(v128.or(i8x16.eq(v, i8x16.splat(61)), i8x16.eq(v, i8x16.splat(58)))) | (visible ^ 0xffff);
    if (stops == 0) continue;
    const stop = q + <usize>ctz(stops);
    return isAssignment(load<u8>(stop)) && isName(from, stop) ? stop + 1 : 0;
  }
  return 0;
}

@inline
function isAssignment(byte: u32): bool {
  return byte == 61 || byte == 58;
}

function isName(start: usize, end: usize): bool {
  for (let p = start; p < end; p++) {
    const byte = <u32>load<u8>(p);
    if (kindOf(byte) == 0 && byte != UNDERSCORE && byte - 45 > 1) return false;
  }
  return true;
}

// Looks for the literal that the sixteen bytes at p are of. Those at `failed`, to the left, were looked at in vain: a
// literal that begins there or before is none. Returns the literal's end, or p where there is none.
export function literal(p: usize, failed: usize, limit: usize): usize {
  const stop = p - failed > LONGEST_LITERAL ? p - LONGEST_LITERAL : failed;
  let mixed = true;
  let met: u32 = 0;
  for (let q = p; q > stop; q -= 16) {
    const v = v128.load(q - 16);
    let hidden = i8x16.bitmask(i8x16.gt_s(v, i8x16.splat(32))) ^ 0xffff;
    if (q - 16 < INPUT) hidden |= (1 << <i32>(INPUT - (q - 16))) - 1;
    const border = 32 - clz(hidden); // of the bytes from here on none is hidden
    if (mixed) {
      let marks = (i8x16.bitmask(marksOf(v)) >>> border) << border;
      while (marks != 0) {
        const bit = 31 - clz(marks);
        const start = q - 15 + <usize>bit;
        if (start <= stop) return p;
        const mark = <u32>load<u8>(start - 1);
        // Of each mark the nearest that is not escaped is the one: inside of the literal they would be.
        if ((met & bitOf(mark)) == 0 && !isEscaped(start - 1, mark)) {
          met |= bitOf(mark);
          const end = marked(start, mark, limit);
          if (end >= p + 16) {
            emit(LITERAL, start, end);
            return end;
          }
        }
        marks ^= 1 << bit;
      }
    }
    if (hidden != 0) return q - 16 + <usize>border < failed ? p : bare(q - 16 + <usize>border, p, limit);
    mixed = mixed && mayBeLiteral(v); // where it is not, there may still be the name of a literal without marks
  }
  return p;
}

// `" ' \` >`: what opens a literal.
@inline
function marksOf(v: v128): v128 {
  const quotes = v128.or(i8x16.eq(v, i8x16.splat(34)), i8x16.eq(v, i8x16.splat(39)));
  return v128.or(quotes, v128.or(i8x16.eq(v, i8x16.splat(96)), i8x16.eq(v, i8x16.splat(62))));
}

@inline
function bitOf(mark: u32): u32 {
  return 1 << (mark & 7); // 2, 7, 0 and 6
}

// Behind a backslash, or one of two as SQL and YAML write it.
@inline
function isEscaped(at: usize, mark: u32): bool {
  if (at > INPUT && load<u8>(at - 1) == 92) return true;
  return mark == 39 && (load<u8>(at, 1) == 39 || (at > INPUT && load<u8>(at - 1) == 39));
}

// The end of the literal that is opened by the mark right before `start`, or 0.
function marked(start: usize, mark: u32, limit: usize): usize {
  if (mark == 62) return endOf(start, 60, limit);
  return isOpened(start - 1) ? endOf(start, mark, limit) : 0;
}

// Looks for a literal without marks in what follows a blank or a line's start; p where there is none.
function bare(from: usize, p: usize, limit: usize): usize {
  if (from > INPUT && load<u8>(from - 1) > 32) return p;
  const start = bareStart(from);
  if (start == 0 || isQuote(load<u8>(start)) || (isPrefix(load<u8>(start)) && isQuote(load<u8>(start, 1)))) return p;
  const end = endOf(start, 0, limit);
  if (end == 0 || (start == from && endsCode(load<u8>(end - 1)))) return p;
  emit(LITERAL, start, end);
  return end;
}

// `; , ( {`: the end of a line of code, as `name = foo(bar);`, not of a value.
@inline
function endsCode(byte: u32): bool {
  return byte == 59 || byte == 44 || byte == 40 || byte == 123;
}
