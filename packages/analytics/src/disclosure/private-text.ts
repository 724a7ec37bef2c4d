/** E-mail addresses, and internet addresses of both versions, wherever they stand in a text. */
const email = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const version4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g;
const version6 = /(?<![\w:])(?:[\da-f]{0,4}:){3,7}[\da-f]{0,4}(?![\w:])/gi;

/** What stands where something was taken out. */
export const takenOut = '…';

/** The text without what tells where somebody is or how to write to him. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(email, takenOut).replaceAll(version4, takenOut).replaceAll(version6, takenOut);
}
