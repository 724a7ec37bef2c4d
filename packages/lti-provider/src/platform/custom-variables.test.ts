import { describe, expect, it } from 'vitest';
import { copyHistory } from '../launch/copy-history.ts';
import { linkParameters } from '../spec/link-variables.ts';
import { customParameters } from './custom-variables.ts';

const context = { id: 'copy', label: 'C', title: 'Copied', history: ['middle, one', 'first'] };
const user = { id: 'ada' };
const link = {
  id: 'l3',
  contextId: 'copy',
  clientId: 't',
  title: 'A link',
  history: ['l2', 'l1'],
  submission: { endDateTime: '2030-05-01T10:00:00Z' },
};

describe('custom parameters of a launch', () => {
  it('have values where they were variables, and else what they were', () => {
    const given = {
      who: '$User.id',
      where: '$ResourceLink.title',
      block: 'b',
      price: '$5',
      none: '$No.such',
    };
    expect(customParameters(given, { context, user, link })).toEqual({
      who: 'ada',
      where: 'A link',
      block: 'b',
      price: '$5',
      none: '$No.such',
    });
  });

  it('tell a tool of ours what a link was copied from, and when it is due', () => {
    const sent = customParameters(linkParameters, { context, user, link });
    expect(copyHistory(sent)).toEqual({ contexts: ['middle, one', 'first'], links: ['l2', 'l1'] });
    expect(sent).toMatchObject({ link_due: '2030-05-01T10:00:00Z', link_opens: '' });
  });

  it('leave the variables of a link as they are where there is none', () => {
    expect(customParameters({ link: '$ResourceLink.id' }, { context, user })).toEqual({
      link: '$ResourceLink.id',
    });
  });
});
