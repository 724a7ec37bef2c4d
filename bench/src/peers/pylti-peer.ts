import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RegistrationInput } from '@coursewright/lti-provider';
import { chooseContent, followLink } from '@coursewright/lti-provider/conformance';
import type { Peer } from './peer.ts';
import { pythonEnvironment } from './python-environment.ts';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** PyLTI1p3 2.0.0 on Flask, in a process of its own. */
export async function openPyltiPeer(): Promise<Peer> {
  const python = await pythonEnvironment(here('./requirements.txt'));
  const child = spawn(python, [here('./pylti-tool.py')], { stdio: ['ignore', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('The tool on PyLTI1p3 did not start.'))),
  ])) as [string];
  const { url } = JSON.parse(line) as { url: string };
  return {
    tool: {
      name: 'PyLTI1p3 2.0.0',
      login: `${url}/login`,
      launch: `${url}/launch`,
      jwks: `${url}/jwks`,
      register: async (registrations: readonly RegistrationInput[]) => {
        const answer = await fetch(`${url}/register`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(registrations),
        });
        if (!answer.ok) throw new Error(`The tool on PyLTI1p3 did not register: ${await answer.text()}`);
      },
      accepted: /Hello/,
      actions: { deepLink: chooseContent, grade: followLink('grade'), members: followLink('members') },
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
