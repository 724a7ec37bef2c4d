import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runTestCli } from '../testing/test-cli.ts';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const shared = path.join(repository, '../shared/data/courses');
const folder = mkdtempSync(path.join(tmpdir(), 'course-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const right = '<stringresponse answer="yes"><textline/></stringresponse>';
const wrong =
  '<choiceresponse>\n<checkboxgroup><choice correct="false">a</choice></checkboxgroup></choiceresponse>';
const script = '<script type="loncapa/python">x = seed</script>';

function course(problems: string): string {
  const source = mkdtempSync(path.join(folder, 'course-'));
  writeFileSync(
    path.join(source, 'course.xml'),
    `<course org="O" course="C" url_name="R"><chapter url_name="c"><sequential url_name="s"><vertical url_name="v">
${problems}
</vertical></sequential></chapter></course>`,
  );
  return source;
}

const off = { env: { COURSEWRIGHT_PYTHON: 'off' } };
const line = z.object({
  block: z.string(),
  notes: z.array(z.object({ code: z.string(), message: z.string() })),
});

describe('course test', () => {
  it('tells which answers are shown and not taken, where, and ends with 1', async () => {
    const source = course(
      `<problem url_name="good">${right}</problem><problem url_name="bad" display_name="Bad">${wrong}</problem>`,
    );
    const { code, out } = await runTestCli(['course', 'test', source], off);
    expect(code).toBe(1);
    expect(out).toBe(
      'course.xml problem@bad:1 error ShownAnswerWrong Bad: The choiceresponse takes its own answer for wrong: [].\n' +
        '2 problems: 1 error, 0 warnings, 0 notes\n',
    );
  });

  it('answers a line a problem and a line of counts as JSON', async () => {
    const source = course(`<problem url_name="good">${right}</problem>`);
    const { code, out } = await runTestCli(['course', 'test', '--json', source], off);
    expect(code).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((text): unknown => JSON.parse(text)),
    ).toEqual([
      { block: 'problem@good', title: 'problem@good', file: 'course.xml', inline: true, notes: [] },
      { problems: 1, errors: 0, warnings: 0, infos: 0 },
    ]);
  });

  it('says what could not be run, and ends with 0', async () => {
    const source = course(`<problem url_name="scripted">${script}${right}</problem>`);
    const { code, out } = await runTestCli(['course', 'test', source], off);
    expect(code).toBe(0);
    expect(out).toContain('warning NotRun');
  });

  it('refuses a number of seeds that is none', async () => {
    const { code, err } = await runTestCli(['course', 'test', '--seeds', 'many', folder], off);
    expect(code).toBe(2);
    expect(err).toContain('--seeds');
  });
});

/** Problems that docs/compatibility.md lists, by the archive they are in. */
function listed(archive: string): ReadonlySet<string> {
  const text = readFileSync(path.join(repository, 'docs/compatibility.md'), 'utf8');
  const rows = text.split('\n').filter((row) => row.startsWith(`| ${archive} `));
  return new Set(
    rows.flatMap((row) => [...(row.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, id]) => id ?? '')),
  );
}

async function foldersOf(archive: string): Promise<string[][]> {
  const { err, code } = await runTestCli(['course', 'test', archive], off);
  const [, names] = /choose one: (.*)\./.exec(err) ?? [];
  return code !== 0 && names !== undefined ? names.split(', ').map((name) => ['--folder', name]) : [[]];
}

describe.skipIf(!existsSync(shared))('real courses (needs ../shared/data/courses)', () => {
  it.each([
    ['openedx-demo-course', 20],
    ['edx-supported-components', 20],
    ['mitx-grading-library', 50],
    ['edx-platform-test-courses', 40],
  ])(
    'of %s take the answers they show, or are listed with the reason',
    { timeout: 120_000 },
    async (name, least) => {
      const archive = path.join(shared, `${name}.tar.gz`);
      const noted = new Set<string>();
      let problems = 0;
      for (const options of await foldersOf(archive)) {
        const { out, err } = await runTestCli(['course', 'test', '--json', ...options, archive]);
        expect(err).toBe('');
        for (const text of out.trim().split('\n').slice(0, -1)) {
          const { block, notes } = line.parse(JSON.parse(text));
          problems += 1;
          // What a sandbox without these libraries cannot run says nothing of the problem.
          const here = notes.filter(
            ({ message }) => !/module (numpy|scipy|sympy) is not installed/.test(message),
          );
          if (here.length > 0) noted.add(block.replace('problem@', ''));
        }
      }
      expect(problems).toBeGreaterThanOrEqual(least);
      // Neither more nor less than is listed.
      expect([...noted].toSorted()).toEqual([...listed(name)].toSorted());
    },
  );
});
