import type { MathNode } from './math-node.ts';

/**
 * A formula as MathML text, each element on a line of its own, as MathJax 2 writes it (`toMathML`): what reads it on the server
 * takes the white space between elements for text.
 */
export function writeMathml(children: readonly MathNode[]): string {
  const style = written({ tag: 'mstyle', attributes: { displaystyle: 'true' }, children }, '  ');
  return `<math xmlns="http://www.w3.org/1998/Math/MathML">\n${style}\n</math>`;
}

function written({ tag, attributes, children, text }: MathNode, indent: string): string {
  const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const open = `${indent}<${tag}${said.join('')}>`;
  if (text !== undefined) return `${open}${escaped(text)}</${tag}>`;
  if (children.length === 0) return `${open}</${tag}>`;
  const inside = children.map((child) => written(child, `${indent}  `)).join('\n');
  return `${open}\n${inside}\n${indent}</${tag}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
