const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Replaces the five predefined entities and character references; anything else stays as it is. */
export function unescapeXml(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replaceAll(/&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named[name] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}

/** The value of an attribute between its quotes: line ends and tabs count as spaces (XML 1.0 §3.3.3). */
export function unescapeAttribute(raw: string): string {
  return unescapeXml(raw.replaceAll(/\r\n|[\r\n\t]/g, ' '));
}

const forAttribute: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** For an attribute in double quotes, as lxml writes it. */
export function escapeAttribute(value: string): string {
  return value.replaceAll(/[&<>"\n\r\t]/g, (found) => forAttribute[found] ?? found);
}

/** False for text with a character that XML 1.0 §2.2 does not allow even as a reference (NUL, lone surrogates …). */
export function isXmlText(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these are the characters in question
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(value) && value.isWellFormed();
}
