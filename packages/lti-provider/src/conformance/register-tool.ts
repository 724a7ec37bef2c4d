import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { CoreError } from '@coursewright/core';
import type { RegistrationInput } from '../registrations/registration-input.ts';

type Register = (registrations: readonly RegistrationInput[]) => Promise<void>;

/** Runs a shell command with the registrations as JSON on its standard input. Throws `unavailable` when it fails. */
export function registerByCommand(command: string): Register {
  return async (registrations) => {
    const child = spawn(command, { shell: true, stdio: ['pipe', 'inherit', 'inherit'] });
    // A command that does not read closes its end: its exit code says enough.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(registrations));
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new CoreError('unavailable', `${command} ended with ${code}.`);
  };
}

/** Posts the registrations as JSON. Throws `unavailable` when they are not taken. */
export function registerByRequest(address: string): Register {
  return async (registrations) => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(registrations),
    });
    if (!answer.ok) throw new CoreError('unavailable', `${address} answered ${answer.status}.`);
  };
}
