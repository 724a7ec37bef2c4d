import { describe, expect, it } from 'vitest';
import { findOrMakeLineItem } from './find-line-item.ts';
import type { LineItemService } from './line-item-service.ts';
import type { LineItem } from './line-item.ts';

const item = (id: string, more: Partial<LineItem> = {}): LineItem => ({
  id,
  label: 'L',
  scoreMaximum: 1,
  resourceId: 'block',
  ...more,
});
const wanted = { label: 'New', scoreMaximum: 2, resourceId: 'block', tag: 'subsection' };

/** The one that is taken of these pages, from a platform that filters nothing. */
async function found(
  pages: readonly (readonly LineItem[])[],
  more: { resourceLinkId?: string; formerLinkIds?: readonly string[] } = {},
) {
  const service: Pick<LineItemService, 'list' | 'make'> = {
    list: async function* () {
      yield* pages;
    },
    make: async (_at, made) => ({ ...made, id: 'made' }),
  };
  const { lineItem, made } = await findOrMakeLineItem(
    // oxlint-disable-next-line no-unsafe-type-assertion -- all that is asked of it
    service as LineItemService,
    // oxlint-disable-next-line no-unsafe-type-assertion -- the service above reads nothing of it
    {} as Parameters<typeof findOrMakeLineItem>[1],
    { ...wanted, ...more },
  );
  expect(made).toBe(lineItem.id === 'made');
  return lineItem.id;
}

describe('a line item of ours', () => {
  it('is the one of this kind for the block, on whichever page', async () => {
    expect(
      await found([[item('other', { resourceId: 'Block' })], [item('ours', { tag: 'subsection' })]]),
    ).toBe('ours');
    expect(await found([[item('kind', { tag: 'link' })], [item('ours', { tag: 'subsection' })]])).toBe(
      'ours',
    );
  });

  it('is else the first one for the block, whatever its kind', async () => {
    expect(await found([[item('untagged')], [item('later', { tag: 'link' })]])).toBe('untagged');
  });

  it('is of a link only where it is that link’s', async () => {
    const pages = [
      [item('none'), item('other', { resourceLinkId: 'a' }), item('own', { resourceLinkId: 'b' })],
    ];
    expect(await found(pages, { resourceLinkId: 'b' })).toBe('own');
    expect(await found(pages, { resourceLinkId: 'c' })).toBe('made');
  });

  it('is of a copied link also what the copy left with a link before it, the newest first, or with none', async () => {
    const loose = item('loose');
    const kind = item('kind', { tag: 'subsection' });
    const older = item('older', { resourceLinkId: 'a' });
    const old = item('old', { resourceLinkId: 'b' });
    const copied = { resourceLinkId: 'c', formerLinkIds: ['b', 'a'] };
    expect(await found([[loose, older], [old]], copied)).toBe('old');
    expect(await found([[loose, older]], copied)).toBe('older');
    expect(await found([[loose]], copied)).toBe('loose');
    expect(await found([[loose, kind]], copied)).toBe('kind');
    expect(await found([[loose]], { resourceLinkId: 'c' })).toBe('made');
    expect(await found([[kind]], { resourceLinkId: 'c' })).toBe('kind');
  });

  it('is made where there is none', async () => {
    expect(await found([])).toBe('made');
    expect(await found([[item('other', { resourceId: 'elsewhere' })]])).toBe('made');
  });
});
