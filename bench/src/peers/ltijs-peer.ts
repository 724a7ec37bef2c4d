import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chooseContent, followLink } from '@coursewright/lti-provider/conformance';
import { LtijsDatabase } from '@coursewright/lti-provider/ltijs';
import { serveLtijs } from '../ltijs/serve-ltijs.ts';
import type { Peer } from './peer.ts';

/** ltijs 5.9.9 on our database plugin, alone or with our verifier in front. */
export async function openLtijsPeer({ strict }: { readonly strict: boolean }): Promise<Peer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-ltijs-'));
  const served = await serveLtijs(new LtijsDatabase({ file: path.join(folder, 'ltijs.sqlite') }), { strict });
  return {
    tool: {
      name: strict ? 'ltijs 5.9.9 + strictLtijs' : 'ltijs 5.9.9',
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
