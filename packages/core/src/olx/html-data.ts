import { unescapeXml } from './xml/xml-escape.ts';

const cdata = '<![CDATA[';

/**
 * What an inline html element holds: the text before its first child is decoded, the rest is source text
 * (`stringify_children` of xmodule/stringify.py).
 */
export function readInlineHtml(body: string): string {
  let data = '';
  let rest = body;
  for (;;) {
    const next = rest.indexOf('<');
    if (next === -1) return data + unescapeXml(rest);
    data += unescapeXml(rest.slice(0, next));
    rest = rest.slice(next);
    if (!rest.startsWith(cdata)) return data + rest;
    const end = rest.indexOf(']]>');
    data += rest.slice(cdata.length, end);
    rest = rest.slice(end + 3);
  }
}
