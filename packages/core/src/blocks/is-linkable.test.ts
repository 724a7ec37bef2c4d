import { describe, expect, it } from 'vitest';
import { blockRegistry } from './block-registry.ts';
import { defineBlock } from './define-block.ts';
import { isLinkable } from './is-linkable.ts';

const poll = defineBlock({
  type: 'poll',
  fields: {},
  view: async () => ({}),
  completion: 'completable',
});

describe('what another platform can link by itself', () => {
  const registry = blockRegistry([poll]);

  it('is every built-in type but a text, which is read in its unit', () => {
    const types = [...registry.fieldTables.keys()].filter((type) => isLinkable(registry.get(type)));
    expect(types).toEqual(['course', 'chapter', 'sequential', 'vertical', 'video', 'problem', 'poll']);
  });

  it('is no type that nobody defined', () => {
    expect(isLinkable(registry.get('word_cloud'))).toBe(false);
  });

  it('is what a type of a package says itself', () => {
    expect(isLinkable({ ...poll, linkable: false })).toBe(false);
  });
});
