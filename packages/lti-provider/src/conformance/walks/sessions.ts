import { decodeJwt } from 'jose';
import type { ConformanceCase } from '../conformance-case.ts';

/** What the tool does with a launch that it let in. */
export const sessionCases: readonly ConformanceCase[] = [
  {
    id: 'S2',
    name: 'a token in an address runs out',
    section: 'RFC 6750 §5.3',
    expected: 'hold',
    run: async (simulation) => {
      const { answer } = await simulation.launch();
      const endless = answer.addresses.flatMap(tokensIn).filter((token) => !expires(token));
      return endless.length === 0
        ? { got: 'held', detail: '' }
        : { got: 'broken', detail: `a token of ${endless[0]?.length} characters has no exp` };
    },
  },
  {
    id: 'S3',
    name: 'a second launch does not change who the first tab is',
    section: 'core §5.3.6',
    expected: 'hold',
    run: async (simulation) => {
      const first = await simulation.launch({ claims: { sub: 'twin', name: 'First Tab' } });
      const address = first.answer.addresses.at(-1) ?? '';
      if (!first.answer.page.includes('First Tab')) {
        return { got: 'unseen', detail: 'its page does not show the name' };
      }
      await simulation.launch({ claims: { sub: 'twin', name: 'Second Tab' } }, first.browser);
      const again = await first.browser.get(address);
      if (again.status >= 400) return { got: 'unseen', detail: 'its page cannot be opened again' };
      const held = again.page.includes('First Tab');
      return { got: held ? 'held' : 'broken', detail: held ? '' : 'the first tab shows the second name' };
    },
  },
];

/** Values of a query that look like JSON Web Tokens. */
function tokensIn(address: string): readonly string[] {
  const values = [...(URL.parse(address)?.searchParams.values() ?? [])];
  return values.filter((value) => /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(value));
}

function expires(token: string): boolean {
  try {
    return decodeJwt(token).exp !== undefined;
  } catch {
    return true;
  }
}
