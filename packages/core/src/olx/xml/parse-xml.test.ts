import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXml } from './parse-xml.ts';
import { patchStartTag, readStartTag } from './start-tag.ts';
import { escapeAttribute, isXmlText } from './xml-escape.ts';
import { XmlError } from './xml-error.ts';

function failure(text: string): XmlError {
  try {
    parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  throw new Error('parsed');
}

describe('parseXml', () => {
  it.each([
    '<a><b x="1"/>text<c>y</c></a>',
    '\uFEFF<?xml version="1.0"?>\r\n<!-- head -->\r\n<a\r\n  x="1">\r\n<b\r\n/>\r\n</a>\r\n<!-- tail -->',
    '<a>😀<b n="😀 > &lt;"/><![CDATA[<b>]]><?pi <b/>?><!-- <b> --><b >é</b ></a>',
  ])('finds every element at its place in the source', (text) => {
    const { root } = parseXml(text);
    const walk = (element: typeof root): void => {
      const source = text.slice(element.start, element.end);
      expect(source.startsWith(`<${element.name}`)).toBe(true);
      expect(text.slice(element.start, element.openEnd).endsWith('>')).toBe(true);
      expect(source.endsWith('>')).toBe(true);
      expect(text.slice(element.closeStart, element.end)).toMatch(/^(<\/\S+\s*>)?$/);
      expect([...readStartTag(text.slice(element.start, element.openEnd))]).toEqual([...element.attributes]);
      element.children.forEach(walk);
    };
    walk(root);
    expect(root.children.map((child) => child.name)).toEqual(expect.arrayContaining(['b']));
  });

  it('names line and column of what is wrong', () => {
    expect(failure('<a>\n  <b>\n</a>')).toMatchObject({ line: 3, reason: 'malformed' });
    expect(failure('<a>&nbsp;</a>').message).toContain('entity');
    expect(failure('<a x="1" x="2"/>')).toMatchObject({ line: 1 });
  });

  it('refuses a document type, whatever it declares', () => {
    expect(failure('<!DOCTYPE a [<!ENTITY e "eeee">]><a>&e;</a>').reason).toBe('doctype');
    expect(failure('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>').reason).toBe('doctype');
  });

  it('refuses nesting without end', () => {
    expect(failure('<a>'.repeat(100_000)).reason).toBe('too_deep');
  });
});

describe('patchStartTag', () => {
  it('changes only the named attributes', () => {
    const tag = `<a  x = '1'\n\ty="&quot;2&quot;" z='3' />`;
    expect(patchStartTag(tag, new Map())).toBe(tag);
    expect(patchStartTag(tag, new Map([['y', 'n & "o"']]))).toBe(
      `<a  x = '1'\n\ty="n &amp; &quot;o&quot;" z='3' />`,
    );
    expect(patchStartTag(tag, new Map([['x', undefined]]))).toBe(`<a\n\ty="&quot;2&quot;" z='3' />`);
    expect(patchStartTag(tag, new Map([['w', '4']]))).toBe(`<a  x = '1'\n\ty="&quot;2&quot;" z='3' w="4" />`);
  });

  it('writes any text so that a parser reads it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }).filter(isXmlText), (value) => {
        const tag = `<a x="${escapeAttribute(value)}"/>`;
        expect(parseXml(tag).root.attributes.get('x')).toBe(value);
        expect(readStartTag(patchStartTag('<a/>', new Map([['x', value]]))).get('x')).toBe(value);
      }),
    );
  });
});
