import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chooseContent, followLink } from '@coursewright/lti-provider/conformance';
import { createProvider, LtijsDatabase } from '@coursewright/lti-provider/ltijs';
import { newLtijs, type Ltijs } from '../ltijs/ltijs-provider.ts';
import { serveLtijs } from '../ltijs/serve-ltijs.ts';
import type { Peer } from './peer.ts';

const names = {
  alone: 'ltijs 5.9.9',
  strict: 'ltijs 5.9.9 + strictLtijs',
  facade: 'our facade with the names of ltijs',
} as const;

/** ltijs 5.9.9 on our database plugin, alone or with our verifier in front; or the same tool on our facade. */
export async function openLtijsPeer(how: keyof typeof names): Promise<Peer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-ltijs-'));
  const served = await serveLtijs(new LtijsDatabase({ file: path.join(folder, 'ltijs.sqlite') }), {
    strict: how === 'strict',
    make: how === 'facade' ? () => createProvider() as unknown as Ltijs : newLtijs,
  });
  return {
    tool: {
      name: names[how],
      login: `${served.url}/login`,
      launch: `${served.url}/`,
      jwks: `${served.url}/keys`,
      register: served.register,
      accepted: /Hello/,
      actions: { deepLink: chooseContent, grade: followLink('grade'), members: followLink('members') },
    },
    close: async () => {
      await served.close();
      rmSync(folder, { recursive: true });
    },
  };
}
