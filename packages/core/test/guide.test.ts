import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const program = path.join(repository, 'docs/guide/first-course.ts');

/** The first fenced block of this language in a page. */
function codeOf(page: string, language: string): string | undefined {
  const text = readFileSync(path.join(repository, page), 'utf8');
  return new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'm').exec(text)?.[1];
}

describe('the guide’s first program', () => {
  it('runs as it is in an empty folder, and prints what the page says', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-guide-'));
    try {
      symlinkSync(path.join(repository, 'demo'), path.join(folder, 'demo'));
      const run = promisify(execFile)(
        process.execPath,
        ['--conditions=@coursewright/source', '--disable-warning=ExperimentalWarning', program],
        { cwd: folder },
      );
      const { stdout, stderr } = await run;
      expect(stderr).toBe('');
      expect(stdout).toBe(codeOf('docs/guide/getting-started.md', 'text'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each(['docs/guide/getting-started.md', 'README.md'])('is the one in %s', (page) => {
    expect(codeOf(page, 'ts')).toBe(readFileSync(program, 'utf8'));
  });
});
