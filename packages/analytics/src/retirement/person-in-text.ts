import type { RetiredPerson } from './retired-person.ts';

const wordBefore = String.raw`(?<![\p{L}\p{N}_-])`;
const wordBehind = String.raw`(?![\p{L}\p{N}_-])`;

/** Where a person is named in texts. */
export interface PersonInText {
  /** Whether the line may name the person at all: what is not sure is read. */
  mayBeIn(line: string): boolean;
  isUsername(text: string): boolean;
  /** The text without his address and name, and with another name in place of the username. */
  without(text: string, instead: string): string;
}

export function personInText({ ids, usernames, email, name }: RetiredPerson): PersonInText {
  const folded = new Set(usernames.map((one) => one.toLowerCase()));
  const full = fullName(name);
  const whole = [email, full].flatMap(inAddresses);
  const own = patternOf(whole, '', '');
  const words = patternOf(usernames.filter(isTelling), wordBefore, wordBehind);
  const anything = [...usernames, ...whole].filter((one) => one !== '');
  // Text in text has its quotes and backslashes doubled, once or twice.
  const asWritten = anything.flatMap((one) => [one, quoted(one), quoted(quoted(one))]);
  const number = new RegExp(String.raw`"user_id\\*"\s*:\s*\\*"?(?:${ids.join('|')})(?!\d)`);
  const named = patternOf(asWritten, '', '');
  return {
    mayBeIn: (line) => number.test(line) || named?.test(line) === true,
    isUsername: (text) => folded.has(text.toLowerCase()),
    without: (text, instead) => {
      const cleared = own === undefined ? text : text.replaceAll(all(own), '');
      return words === undefined ? cleared : cleared.replaceAll(all(words), instead);
    },
  };
}

/** A name of one word may be any word of the language; where it is a member's whole value, it is known by its member. */
function fullName(name: string): string {
  return /\S\s+\S/.test(name.trim()) ? name.trim() : '';
}

/** Usernames such as answers are, `3` or `choice_1`, are none in a text. */
function isTelling(username: string): boolean {
  return username.length > 2 && !/^\d+$|^(?:choice|option|input)_/.test(username);
}

function patternOf(texts: readonly string[], before: string, behind: string): RegExp | undefined {
  const some = [...new Set(texts)].filter((text) => text !== '').toSorted((a, b) => b.length - a.length);
  if (some.length === 0) return undefined;
  return new RegExp(`${before}(?:${some.map(escaped).join('|')})${behind}`, 'iu');
}

function all(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, 'giu');
}

/** As it is, and as addresses of pages and data of forms have it. */
function inAddresses(text: string): string[] {
  const inAddress = encodeURIComponent(text);
  return [text, inAddress, inAddress.replaceAll('%20', '+')];
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
