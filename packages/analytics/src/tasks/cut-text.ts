/** The first `length` characters; a character beyond the basic plane counts as one, as in Python and MySQL. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  let end = 0;
  for (let count = 0; count < length && end < text.length; count += 1)
    end += (text.codePointAt(end) ?? 0) > 0xff_ff ? 2 : 1;
  return text.slice(0, end);
}
