import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalMarkup, firstDifference } from '../markup/canonical-markup.ts';
import { readMarkup } from '../markup/read-markup.ts';
import { markdownToXml } from './markdown-to-xml.ts';

const file = new URL('../../../../../../shared/data/courseware-vectors/markdown.jsonl', import.meta.url);
const vector = z.object({ id: z.string(), markdown: z.string(), xml: z.string() });

/** Ours and theirs, white space and order of attributes aside. */
function equal(one: string, other: string): boolean {
  return firstDifference(canonicalMarkup(readMarkup(one)), canonicalMarkup(readMarkup(other))) === undefined;
}

it.skipIf(!existsSync(file))(
  'makes of markdown what Open edX makes of it (skipped without shared/data)',
  () => {
    const vectors = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => vector.parse(JSON.parse(line)));
    const different = vectors.filter(({ markdown, xml }) => !equal(markdownToXml(markdown), xml));
    expect(different.map(({ id }) => id)).toEqual([]);
    expect(vectors.length).toBeGreaterThan(100);
  },
);

it.each([
  // What stands behind a hint goes on with the text; a range with a hint is none to Open edX.
  ['( ) a {{no}} b\n(x) c', '<choice correct="false">a b <choicehint>no</choicehint></choice>'],
  ['= [1,5) {{yes}}', '<stringresponse answer="[1,5)" type="ci"'],
  ['= 5\nor= 6 +- 1\nor= 7\nor= [1,2]', '<additional_answer answer="7"/>\n  <formulaequationinput/>'],
  ['[[\n(No)\nYes\n]]', '<option correct="True">No</option>'],
  ['|| a || b ||', '<hint>a</hint>'],
  ['= yes\n \nor= no', '<p>or= no</p>'],
])('reads %j as Open edX does', (markdown, xml) => {
  expect(markdownToXml(markdown)).toContain(xml);
});
