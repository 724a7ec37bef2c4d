/** Deeper than any event; what recurs over values is safe below it. */
const deepest = 500;

/** Is this JSON text nested so deep that it is not to be read? Brackets within its strings do not count. */
export function isTooDeep(text: string): boolean {
  // Nearly every line is told by its few brackets, which are found faster than each character is looked at.
  if (opening(text) <= deepest) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return false;
}

/** How many brackets open, those of strings too; no further than it matters. */
function opening(text: string): number {
  let count = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at !== -1 && count <= deepest; at = text.indexOf(bracket, at + 1)) {
      count += 1;
    }
  }
  return count;
}
