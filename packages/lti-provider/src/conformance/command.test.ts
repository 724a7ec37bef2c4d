import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKitTool } from '../testing/kit-tool.ts';

const program = fileURLToPath(new URL('../../bin/lti-conformance.js', import.meta.url));

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

const run = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], (error, output, errors) => {
      resolve({ code: error === null ? 0 : Number(error.code), output, errors });
    });
  });

describe('the lti-conformance command', () => {
  let kit: Awaited<ReturnType<typeof openKitTool>>;
  let addresses: string[];
  beforeAll(async () => {
    kit = await openKitTool();
    const { tool } = kit;
    const ports = `${await freePort()},${await freePort()}`;
    addresses = ['--login', tool.login, '--launch', tool.launch, '--ports', ports, '--name', 'Ours'];
    const { output } = await run(...addresses, '--registrations');
    await tool.register?.(JSON.parse(output));
  });
  afterAll(() => kit.close());

  it('judges a tool that is registered already, and ends well where all is right', async () => {
    const { code, output } = await run(...addresses, '--only', 'G1,B1,L6', '--accepted', 'Hello');
    expect(output).toContain('✓  L6');
    expect(output).toContain('Ours: wrongly accepted 0 of 2, wrongly refused 0 of 1, wrong otherwise 0 of 0');
    expect(code).toBe(0);
  });

  it('ends with 1 where a row is wrong, and says so as data', async () => {
    const { code, output } = await run(...addresses, '--only', 'G1', '--accepted', 'No such page', '--json');
    expect(JSON.parse(output)).toMatchObject({
      tool: 'Ours',
      results: [{ id: 'G1', expected: 'accept', got: 'refused', right: false }],
    });
    expect(code).toBe(1);
  });

  it('prints a Markdown table', async () => {
    const { output } = await run(...addresses, '--only', 'B1', '--markdown');
    expect(output).toMatch(/\| B1 +\| another audience +\| security §5.1.3 #3 +\| refuse +\| ✓ +\|/);
  });

  it('says what is wrong with its arguments, and how it is used', async () => {
    for (const [args, said] of [
      [[], '--login and --launch are needed'],
      [['--login', 'x', '--launch', 'http://x'], 'x is not an address'],
      [['--nothing'], 'Unknown option'],
      [[...addresses, '--accepted', '('], 'is not a regular expression'],
      [[...addresses, '--ports', '1'], '--ports takes two'],
    ] as const) {
      const { code, errors } = await run(...args);
      expect(errors).toContain(said);
      expect(errors).toContain('Usage: lti-conformance');
      expect(code).toBe(2);
    }
  });
});
