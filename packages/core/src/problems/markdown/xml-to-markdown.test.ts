import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalMarkup, firstDifference } from '../markup/canonical-markup.ts';
import { readMarkup } from '../markup/read-markup.ts';
import { markdownToXml } from './markdown-to-xml.ts';
import { xmlToMarkdown } from './xml-to-markdown.ts';

const file = new URL('../../../../../../shared/data/courseware-vectors/markdown.jsonl', import.meta.url);

function same(one: string, other: string): boolean {
  return firstDifference(canonicalMarkup(readMarkup(one)), canonicalMarkup(readMarkup(other))) === undefined;
}

const word = fc.stringMatching(/^[a-zé][a-z é.,?!']{0,12}[a-z?]$/);
const hint = fc.oneof(
  fc.constant(''),
  word.map((text) => ` {{${text}}}`),
  fc.tuple(word, word).map(([label, text]) => ` {{${label}:: ${text}}}`),
);
const choice = (marks: readonly string[]) =>
  fc.tuple(fc.constantFrom(...marks), word, hint).map(([mark, text, said]) => `${mark} ${text}${said}`);
const boxHint = fc.oneof(
  fc.constant(''),
  fc.tuple(word, word).map(([yes, no]) => ` {{ {selected: ${yes}},{u: ${no}} }}`),
);
const number = fc.integer({ min: -50, max: 50 }).map(String);
const answers = fc.oneof(
  fc.array(choice(['( )', '(x)', '(@)', '(!x)']), { minLength: 2, maxLength: 4 }),
  fc.array(
    fc
      .tuple(fc.constantFrom('[ ]', '[x]'), word, boxHint)
      .map((parts) => `${parts[0]} ${parts[1]}${parts[2]}`),
    { minLength: 2, maxLength: 4 },
  ),
  fc.tuple(word, word).map(([right, wrong]) => ['[[', `(${right})`, wrong, ']]']),
  fc.tuple(number, number, hint).map(([value, by, said]) => [`= ${value} +- ${by}%${said}`, `or= ${by}`]),
  fc.constant(['= [1, 5)']),
  fc
    .tuple(word, word, hint)
    .map(([right, other, said]) => [`s= ${right}${said}`, `or= ${other}`, `not= ${other}${said}`]),
  word.map((pattern) => [`= | ${pattern}`]),
);
const question = fc
  .tuple(
    fc.option(word, { nil: '' }),
    word,
    fc.option(word, { nil: '' }),
    answers,
    fc.option(word, { nil: '' }),
  )
  .map(([before, asked, description, lines, explained]) =>
    [
      before,
      '',
      `>>${asked}${description && `||${description}`}<<`,
      ...lines,
      '',
      ...(explained === '' ? [] : ['[explanation]', explained, '[explanation]']),
    ].join('\n'),
  );
const document = fc
  .tuple(fc.array(question, { minLength: 1, maxLength: 3 }), fc.array(word, { maxLength: 2 }))
  .map(([questions, hints]) => [questions.join('\n---\n'), ...hints.map((text) => `||${text}||`)].join('\n'));

describe('xmlToMarkdown', () => {
  it('comes to the same XML, from markdown to XML to markdown to XML', () => {
    fc.assert(
      fc.property(document, (markdown) => {
        const xml = markdownToXml(markdown);
        const back = xmlToMarkdown(xml);
        expect(back).toHaveProperty('markdown', expect.any(String));
        expect(same(markdownToXml(back.markdown ?? ''), xml)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.skipIf(!existsSync(file))(
    "gives markdown for most of Open edX's own, and a reason for the rest (skipped without shared/data)",
    () => {
      const vectors = readFileSync(file, 'utf8').trim().split('\n');
      const results = vectors.map((line) => {
        const { xml } = z.object({ xml: z.string() }).parse(JSON.parse(line));
        return { xml, back: xmlToMarkdown(xml) };
      });
      const written = results.filter(({ back }) => back.markdown !== undefined);
      for (const { xml, back } of written) expect(same(markdownToXml(back.markdown ?? ''), xml)).toBe(true);
      for (const { back } of results)
        if (back.markdown === undefined) expect(back.reason).toMatch(/^(Markdown cannot say|Line)/);
      expect(written.length / results.length).toBeGreaterThan(0.85);
    },
  );

  it.each([
    ['<problem><customresponse cfn="f"><textline/></customresponse></problem>', 'customresponse'],
    [
      '<problem><stringresponse answer="a" type="ci">\n<textline size="40"/></stringresponse></problem>',
      '<textline> in line 2',
    ],
    ['<problem><p>open</problem>', 'Line 1'],
  ])('says of %s what markdown cannot say', (xml, reason) => {
    const back = xmlToMarkdown(xml);
    expect(back.markdown).toBeUndefined();
    expect('reason' in back && back.reason).toContain(reason);
  });
});
