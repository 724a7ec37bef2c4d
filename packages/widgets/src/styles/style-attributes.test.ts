import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));
const attribute = /\sstyle=|styleMap\(/;

it('no template sets a style attribute, which a page with a strict content security policy refuses: `.style` is a property', () => {
  expect(attribute.test('html`<p style="color: red">`')).toBe(true);
  expect(attribute.test('html`<p .style=${x}>`')).toBe(false);
  const files = globSync('**/*.ts', { cwd: source }).filter((file) => !/\.test\.ts$|^testing\//.test(file));
  expect(files.filter((file) => attribute.test(readFileSync(path.join(source, file), 'utf8')))).toEqual([]);
});
