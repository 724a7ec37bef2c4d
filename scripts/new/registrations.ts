/** What a new file is entered in, so that the rest of the code knows it. */
export type Registration =
  | { readonly file: string; readonly import: string }
  /** A line behind the last one that has `after` in it. */
  | { readonly file: string; readonly line: string; readonly after: string }
  /** A member of the list, object or interface that `open` opens; `open` ends with the bracket. */
  | { readonly file: string; readonly member: string; readonly open: string };

/** The file's text with the registration in it. Throws where the place is not found. */
export function register(text: string, registration: Registration): string {
  if ('import' in registration) {
    const last = [...text.matchAll(/^import\b[^;]*;\n/gm)].at(-1);
    const at = last === undefined ? 0 : last.index + last[0].length;
    return `${text.slice(0, at)}${registration.import}\n${text.slice(at)}`;
  }
  const { file } = registration;
  if ('line' in registration) {
    const found = text.lastIndexOf(registration.after);
    const end = text.indexOf('\n', found);
    if (found === -1 || end === -1) throw new Error(`${file} has no line with ${registration.after}`);
    return `${text.slice(0, end + 1)}${registration.line}\n${text.slice(end + 1)}`;
  }
  const start = text.indexOf(registration.open);
  if (start === -1) throw new Error(`${file} has no ${registration.open}`);
  const end = closing(text, start + registration.open.length);
  const members = text.slice(0, end).trimEnd();
  const separator = /[,;([{]$/.test(members) ? '' : ',';
  return `${members}${separator}\n${registration.member}\n${text.slice(end)}`;
}

/** Where the bracket closes that was opened before `from`. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if ('([{'.includes(text.charAt(at))) depth += 1;
    if (')]}'.includes(text.charAt(at))) depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error('A list is opened but not closed.');
}
