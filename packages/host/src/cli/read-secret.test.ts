import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { readSecret } from './read-secret.ts';

/** A keyboard: sends a line after each question. */
function keyboard(lines: readonly string[]) {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => void modes.push(raw),
  });
  const errors = new PassThrough();
  const shown = text(errors);
  const left = [...lines];
  errors.on('data', (chunk: Buffer) => {
    if (chunk.toString().endsWith(': ')) setImmediate(() => input.write(left.shift() ?? ''));
  });
  const cli = { input, errors, output: new PassThrough(), env: {}, version: '' };
  const ask = () =>
    readSecret(
      {
        ...cli,
        open: () => Promise.reject(new Error('unused')),
        openStores: () => Promise.reject(new Error('unused')),
        openRecordsOf: () => Promise.reject(new Error('unused')),
        openOutsideStores: () => Promise.reject(new Error('unused')),
        pendingMigrations: async () => [],
        plugins: async () => [],
        work: async () => {},
        probes: async () => [],
        serve: async () => {},
      },
      'Password',
    );
  return { ask, modes, shown: () => (errors.end(), shown) };
}

describe('readSecret', () => {
  it('asks twice on a terminal and shows nothing of what is typed', async () => {
    const { ask, modes, shown } = keyboard(['secret words\r', 'secret words\r']);
    expect(await ask()).toBe('secret words');
    expect(await shown()).toBe('Password: \nPassword again: \n');
    expect(modes).toEqual([true, false, true, false]);
  });

  it('takes backspace and line-kill as a terminal does', async () => {
    const { ask } = keyboard(['wrong\u0015secrt\u007Fet\r', 'secret\r']);
    expect(await ask()).toBe('secret');
  });

  it('refuses two that differ', async () => {
    await expect(keyboard(['one\r', 'two\r']).ask()).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('stops at Ctrl-C and gives the terminal back', async () => {
    const { ask, modes } = keyboard(['half\u0003']);
    await expect(ask()).rejects.toMatchObject({ code: 'bad_input' });
    expect(modes.at(-1)).toBe(false);
  });
});
