import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@coursewright/core/testing';
import { describe, expect, it } from 'vitest';
import { registrationSchema } from '../src/registrations/registration-input.ts';

const guide = fileURLToPath(new URL('../../../docs/guide/', import.meta.url));
const program = path.join(guide, 'lti-app.ts');

function codeOf(language: string): string {
  const text = readFileSync(path.join(guide, 'lti.md'), 'utf8');
  return new RegExp(`^ *\`\`\`${language}\n([^]*?)^ *\`\`\``, 'm').exec(text)?.[1] ?? '';
}

describe('the guide to LTI', () => {
  it('has the program that is beside it, and it serves a tool', async () => {
    const source = readFileSync(program, 'utf8');
    expect(codeOf('ts')).toBe(source);
    const port = await freePort();
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-guide-'));
    const child = spawn(process.execPath, ['--conditions=@coursewright/source', program], {
      cwd: folder,
      env: { ...process.env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(child.stdout, 'data');
      const keys = await fetch(`http://127.0.0.1:${port}/lti/jwks.json`);
      expect(await keys.json()).toMatchObject({ keys: [{ alg: 'RS256' }] });
    } finally {
      child.kill();
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    }
  });

  it('has a registration that is taken as it is', () => {
    expect(registrationSchema.parse(JSON.parse(codeOf('json')))).toMatchObject({ name: 'Our Moodle' });
  });
});
