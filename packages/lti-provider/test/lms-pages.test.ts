import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lmsProduct } from '../src/doctor/lms-product.ts';
import { refusalCatalogue } from '../src/refusals/refusal-catalogue.ts';
import { registrationSchema } from '../src/registrations/registration-input.ts';

const guide = fileURLToPath(new URL('../../../docs/guide/', import.meta.url));
const pages = readdirSync(path.join(guide, 'lms')).map((file) => `lms/${file}`);
const read = (page: string): string => readFileSync(path.join(guide, page), 'utf8');

describe.each(pages)('the guide’s page %s', (page) => {
  const text = read(page);

  it('has a registration that is taken as it is, of an LMS that the doctor knows', () => {
    const [, json = ''] = /^ *```json\n([^]*?)^ *```/m.exec(text) ?? [];
    const registration = registrationSchema.parse(JSON.parse(json));
    expect(lmsProduct(registration)).toBe(path.basename(page, '.md').replace('-', ''));
  });

  it('tells of refusals that there are', () => {
    const table = text.slice(text.indexOf('## When it does not work'));
    const codes = [...table.matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, code]) => code);
    const fields = ['jwks_url', 'auth_token_url'];
    expect(codes.filter((code = '') => !(code in refusalCatalogue) && !fields.includes(code))).toEqual([]);
    expect(codes.length).toBeGreaterThan(3);
  });

  it('names every address that the LMS is given', () => {
    for (const address of ['login', 'launch', 'deep-link', 'jwks.json']) {
      expect(text).toContain(`PUBLIC/lti/${address}`);
    }
    expect(text).toContain('coursewright lti doctor');
  });
});

it('the guide to LTI leads to every page, and no page to one that is not there', () => {
  const links = (page: string) =>
    [...read(page).matchAll(/\]\(([^)#:]+\.(?:md|ts))\)/g)].map(([, link = '']) =>
      path.join(path.dirname(path.join(guide, page)), link),
    );
  const here = links('lti.md').map((file) => path.relative(guide, file));
  expect(here).toEqual(expect.arrayContaining([...pages, 'lti-mounting.md', 'ltijs.md']));
  for (const page of ['lti.md', 'lti-mounting.md', 'ltijs.md', ...pages]) {
    expect(links(page).filter((file) => !existsSync(file))).toEqual([]);
  }
});
