import { describe, expect, it } from 'vitest';
import { copyHistory } from './copy-history.ts';

describe('what a launch tells of the copies before it', () => {
  it('is the list that our own links ask for, newest first', () => {
    const custom = { resource_link_id_history: 'link-2, link-1', context_id_history: 'course-1' };
    expect(copyHistory(custom)).toEqual({ links: ['link-2', 'link-1'], contexts: ['course-1'] });
  });

  it('is told by parameters named like the variables, and by the claim of Brightspace', () => {
    const named = { 'ResourceLink.id.history': '_7_1', 'Context.id.history': 'abc,def' };
    const both = { links: ['_7_1'], contexts: ['abc', 'def'] };
    expect(copyHistory(named)).toEqual(both);
    expect(copyHistory({ resource_link_id_history: '' }, named)).toEqual(both);
  });

  it('has ids decoded that a platform encoded, and those that cannot be as they are', () => {
    const links = 'a%2Cb,50%,,a%2Cb';
    expect(copyHistory({ resource_link_id_history: links }).links).toEqual(['a,b', '50%']);
  });

  it('is empty where the platform did not know the variable, or sends something else', () => {
    const none = { links: [], contexts: [] };
    expect(copyHistory({ resource_link_id_history: '$ResourceLink.id.history' })).toEqual(none);
    expect(copyHistory({ resource_link_id_history: ['x'], context_id_history: 3 })).toEqual(none);
  });

  it('ends somewhere', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `l${index}`).join(',');
    expect(copyHistory({ resource_link_id_history: many }).links).toHaveLength(20);
  });
});
