import { CoreError } from '@coursewright/core';
import { describe, expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';
import { commands } from './commands.ts';
import { defineCommand } from './define-command.ts';

const echo = defineCommand({
  name: 'echo say',
  summary: 'Says it back',
  argument: { name: 'WORD', help: 'What to say.' },
  options: {
    loud: { type: 'boolean', help: 'In capitals.' },
    to: { type: 'string', value: 'NAME', multiple: true, help: 'To whom.' },
  },
  run: async ({ argument, options: { loud, to = [] } }, { output }) => {
    if (argument === 'config') throw new CoreError('not_configured', 'PORT: must be a number');
    if (argument === 'fault') throw new Error('the disk is full');
    output.write(`${loud === true ? argument.toUpperCase() : argument} ${to.join('+')}\n`);
  },
});
const run = (...args: string[]) => runTestCli(args, { commands: [echo] });

describe('the command line', () => {
  it('gives a command its argument and options', async () => {
    expect(await run('echo', 'say', 'hi', '--loud', '--to', 'ada', '--to=ben')).toEqual({
      code: 0,
      out: 'HI ada+ben\n',
      err: '',
    });
  });

  it('names an unknown option and the one that may be meant', async () => {
    const { code, err } = await run('echo', 'say', 'hi', '--luod');
    expect(code).toBe(2);
    expect(err).toBe('error: There is no option --luod.\n  Did you mean --loud?\n');
  });

  it('asks for what is missing and refuses what is too much', async () => {
    expect((await run('echo', 'say')).err).toContain('WORD is missing.');
    expect((await run('echo', 'say', 'a', 'b')).err).toContain('b is more than the command takes.');
    expect((await run('echo', 'say', 'a', '--to')).err).toContain('--to needs a value.');
    expect((await run('echo', 'say', 'a', '--loud=yes')).err).toContain('--loud takes no value.');
  });

  it('names an unknown command and the one that may be meant', async () => {
    const { code, err } = await run('ehco', 'say');
    expect(code).toBe(2);
    expect(err).toContain('Did you mean coursewright echo say?');
    expect((await run('echo')).err).toContain('There are: echo say.');
  });

  it('tells a fault with its title, detail and hint, without a stack', async () => {
    const { code, err } = await run('echo', 'say', 'config');
    expect(code).toBe(78);
    expect(err).toBe(
      'error: A setting is missing or wrong\n  PORT: must be a number\n  Correct the named setting.\n',
    );
  });

  it('shows the stack of an unexpected fault only when it is asked for', async () => {
    const quiet = await run('echo', 'say', 'fault');
    expect(quiet.code).toBe(1);
    expect(quiet.err).not.toContain('    at ');
    const loud = await runTestCli(['echo', 'say', 'fault'], {
      commands: [echo],
      env: { LOG_LEVEL: 'debug' },
    });
    expect(loud.err).toContain('    at ');
  });

  it('shows the help of a command with every option', async () => {
    const asked = await run('echo', 'say', '--help');
    expect(asked).toMatchObject({ code: 0, err: '' });
    expect(asked.out).toContain('Usage: coursewright echo say WORD [OPTIONS]');
    expect(asked.out).toContain('--to NAME  To whom. May be given several times.');
    expect((await run('help', 'echo', 'say')).out).toBe(asked.out);
  });

  it('tells its version', async () => {
    expect(await run('--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' });
  });

  it('lists every command there is', async () => {
    const { code, out } = await runTestCli(['help']);
    expect(code).toBe(0);
    for (const { name, summary } of commands) expect(out).toMatch(new RegExp(`  ${name}\\b.* ${summary}`));
  });
});
