/** Members of a line, and of its `context`, that `LineScan` finds. */
export const member = {
  id: 0,
  type: 1,
  source: 2,
  time: 3,
  username: 4,
  ip: 5,
  page: 6,
  event: 7,
  context: 8,
  userId: 9,
  courseId: 10,
} as const;

export type Member = (typeof member)[keyof typeof member];

/** What a member's value is: `plain` is a string of ASCII without escapes, `text` any other string. */
export const kind = { absent: 0, plain: 1, text: 2, number: 3, literal: 4, object: 5, array: 6 } as const;

const names: Readonly<Record<string, Member>> = {
  id: member.id,
  event_type: member.type,
  event_source: member.source,
  time: member.time,
  username: member.username,
  ip: member.ip,
  page: member.page,
  event: member.event,
  context: member.context,
};
const contextNames: Readonly<Record<string, Member>> = {
  user_id: member.userId,
  course_id: member.courseId,
};

interface Named {
  readonly bytes: Uint8Array;
  readonly member: Member;
}

const byLength = (members: Readonly<Record<string, Member>>): readonly (readonly Named[])[] =>
  Array.from({ length: 16 }, (_, length) =>
    Object.entries(members)
      .filter(([name]) => name.length === length)
      .map(([name, found]) => ({ bytes: Buffer.from(name), member: found })),
  );
const topLevel = byLength(names);
const inContext = byLength(contextNames);
const unwanted: readonly (readonly Named[])[] = [];

const special = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 || byte >= 0x80 || byte === 0x22 || byte === 0x5c ? 1 : 0,
);
const space = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d ? 1 : 0,
);
const deepest = 200;
const failed = -1;

/**
 * Checks that bytes are one JSON object and nothing else, and tells where the values of some members stand, in one pass
 * and without making anything of them. As in `JSON.parse` the last of several members of one name counts.
 */
export class LineScan {
  readonly starts: Int32Array = new Int32Array(11);
  readonly ends: Int32Array = new Int32Array(11);
  readonly kinds: Uint8Array = new Uint8Array(11);
  #bytes: Uint8Array = new Uint8Array(0);
  /** The same memory four bytes at a time, of which `#bytes` begin behind `#base` bytes. */
  #words: Int32Array = new Int32Array(0);
  #base = 0;
  #end = 0;
  #plain = true;

  /** False where it is not sure: `JSON.parse` shall tell. */
  scan(bytes: Uint8Array, start: number, end: number): boolean {
    if (bytes.buffer !== this.#words.buffer)
      this.#words = new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2);
    this.#bytes = bytes;
    this.#base = bytes.byteOffset;
    this.#end = end;
    this.kinds.fill(kind.absent);
    const begin = this.#skipSpace(start);
    if (begin >= end || bytes[begin] !== 0x7b) return false;
    const after = this.#object(begin + 1, topLevel, 0);
    return after !== failed && this.#skipSpace(after) === end;
  }

  #skipSpace(from: number): number {
    const bytes = this.#bytes;
    let at = from;
    while (at < this.#end && space[bytes[at] ?? 0] === 1) at += 1;
    return at;
  }

  /** From behind the brace; gives where it ends. */
  #object(from: number, wanted: readonly (readonly Named[])[], depth: number): number {
    const bytes = this.#bytes;
    let at = this.#skipSpace(from);
    if (bytes[at] === 0x7d && at < this.#end) return at + 1;
    while (at < this.#end && bytes[at] === 0x22) {
      const nameStart = at + 1;
      this.#plain = true;
      const nameEnd = this.#string(nameStart);
      // A name with escapes might be one of ours.
      if (nameEnd === failed || (!this.#plain && wanted !== unwanted)) return failed;
      at = nameEnd + 1;
      if (bytes[at] !== 0x3a) at = this.#skipSpace(at);
      if (at >= this.#end || bytes[at] !== 0x3a) return failed;
      at += 1;
      if (bytes[at] === 0x20) at += 1;
      at = this.#skipSpace(at);
      const found = wanted === unwanted ? undefined : this.#named(nameStart, nameEnd, wanted);
      at = this.#value(at, found, depth);
      if (at === failed) return failed;
      if (bytes[at] !== 0x2c) at = this.#skipSpace(at);
      if (at >= this.#end) return failed;
      if (bytes[at] === 0x7d) return at + 1;
      if (bytes[at] !== 0x2c) return failed;
      at = this.#skipSpace(at + 1);
    }
    return failed;
  }

  #array(from: number, depth: number): number {
    const bytes = this.#bytes;
    let at = this.#skipSpace(from);
    if (bytes[at] === 0x5d && at < this.#end) return at + 1;
    while (at < this.#end) {
      at = this.#value(at, undefined, depth);
      if (at === failed) return failed;
      at = this.#skipSpace(at);
      if (at >= this.#end) return failed;
      if (bytes[at] === 0x5d) return at + 1;
      if (bytes[at] !== 0x2c) return failed;
      at = this.#skipSpace(at + 1);
    }
    return failed;
  }

  /** Gives where it ends. */
  #value(from: number, found: Member | undefined, depth: number): number {
    const first = from < this.#end ? (this.#bytes[from] ?? 0) : 0;
    if (first === 0x22) {
      this.#plain = true;
      const end = this.#string(from + 1);
      if (end === failed) return failed;
      this.#note(found, this.#plain ? kind.plain : kind.text, from + 1, end);
      return end + 1;
    }
    if (depth >= deepest) return failed;
    if (first === 0x7b) {
      const isContext = found === member.context;
      if (isContext) this.kinds[member.userId] = this.kinds[member.courseId] = kind.absent;
      const end = this.#object(from + 1, isContext ? inContext : unwanted, depth + 1);
      this.#note(found, kind.object, from, end);
      return end;
    }
    if (first === 0x5b) {
      const end = this.#array(from + 1, depth + 1);
      this.#note(found, kind.array, from, end);
      return end;
    }
    if (first === 0x2d || (first >= 0x30 && first <= 0x39)) {
      const end = this.#number(from);
      this.#note(found, kind.number, from, end);
      return end;
    }
    const end = this.#literal(from, first);
    this.#note(found, kind.literal, from, end);
    return end;
  }

  #note(found: Member | undefined, what: number, start: number, end: number): void {
    if (found === undefined) return;
    this.kinds[found] = what;
    this.starts[found] = start;
    this.ends[found] = end;
  }

  #named(start: number, end: number, wanted: readonly (readonly Named[])[]): Member | undefined {
    const candidates = wanted[end - start];
    if (candidates === undefined) return undefined;
    for (const candidate of candidates) {
      let at = 0;
      while (at < end - start && candidate.bytes[at] === this.#bytes[start + at]) at += 1;
      if (at === end - start) return candidate.member;
    }
    return undefined;
  }

  /** From behind the opening quote; gives where the closing one is. */
  #string(from: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    let at = from;
    while (at < end) {
      at = this.#ordinary(at);
      const byte = bytes[at] ?? 0;
      if (at >= end) return failed;
      if (byte === 0x22) return at;
      if (byte < 0x20) return failed;
      this.#plain = false;
      if (byte >= 0x80) at += 1;
      else {
        at = this.#escape(at + 1);
        if (at === failed) return failed;
      }
    }
    return failed;
  }

  /** Goes over bytes that only stand for themselves, four at a time where it can. */
  #ordinary(from: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    const base = this.#base;
    const words = this.#words;
    let at = from;
    while (at < end && ((base + at) & 3) !== 0) {
      if (special[bytes[at] ?? 0] === 1) return at;
      at += 1;
    }
    let word = (base + at) >> 2;
    const last = (base + end) >> 2;
    while (word < last) {
      const four = words[word] ?? 0;
      const quotes = four ^ 0x22222222;
      const slashes = four ^ 0x5c5c5c5c;
      const found =
        ((quotes - 0x01010101) & ~quotes) | ((slashes - 0x01010101) & ~slashes) | (four - 0x20202020) | four;
      if ((found & 0x80808080) !== 0) break;
      word += 1;
    }
    at = Math.max(at, (word << 2) - base);
    while (at < end && special[bytes[at] ?? 0] === 0) at += 1;
    return at;
  }

  /** From behind the backslash. */
  #escape(at: number): number {
    switch (this.#at(at)) {
      case 0x22: // "
      case 0x5c: // \
      case 0x2f: // /
      case 0x62: // b
      case 0x66: // f
      case 0x6e: // n
      case 0x72: // r
      case 0x74: // t
        return at + 1;
      case 0x75: // u
        for (let digit = at + 1; digit < at + 5; digit += 1) {
          if (digit >= this.#end || !isHex(this.#bytes[digit] ?? 0)) return failed;
        }
        return at + 5;
      default:
        return failed;
    }
  }

  #number(from: number): number {
    let at = this.#at(from) === 0x2d ? from + 1 : from;
    if (this.#at(at) === 0x30) at += 1;
    else at = this.#digits(at);
    if (at !== failed && this.#at(at) === 0x2e) at = this.#digits(at + 1);
    if (at !== failed && (this.#at(at) | 0x20) === 0x65) {
      const sign = this.#at(at + 1);
      at = this.#digits(sign === 0x2b || sign === 0x2d ? at + 2 : at + 1);
    }
    return at;
  }

  /** At least one. */
  #digits(from: number): number {
    let at = from;
    for (let byte = this.#at(at); byte >= 0x30 && byte <= 0x39; byte = this.#at(at)) at += 1;
    return at === from ? failed : at;
  }

  #literal(from: number, first: number): number {
    const word = literals.get(first);
    if (word === undefined) return failed;
    for (let index = 0; index < word.length; index += 1) {
      if (this.#at(from + index) !== word[index]) return failed;
    }
    return from + word.length;
  }

  #at(at: number): number {
    return at < this.#end ? (this.#bytes[at] ?? 0) : 0;
  }
}

const literals: ReadonlyMap<number, Uint8Array> = new Map(
  ['true', 'false', 'null'].map((word) => [word.charCodeAt(0), Buffer.from(word)]),
);

function isHex(byte: number): boolean {
  const lower = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (lower >= 0x61 && lower <= 0x66);
}
