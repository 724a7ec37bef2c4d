import { expect, it } from 'vitest';
import { blockRegistry } from '../blocks/block-registry.ts';
import { asBlockId } from '../courses/block-id.ts';
import { hashOf } from '../courses/hash-of.ts';
import type { PlacedBlock } from '../courses/course-version.ts';
import { aggregateCompletion } from './aggregate-completion.ts';

function block(name: string, ...children: readonly string[]): PlacedBlock {
  return {
    id: asBlockId(name),
    usageKey: name,
    type: name.slice(0, name.indexOf('@')),
    hash: hashOf(new Uint8Array()),
    fields: {},
    own: {},
    children: children.map(asBlockId),
    ancestors: [],
  };
}

const unit = block('vertical@u', 'problem@p', 'html@h', 'discussion@d');
const video = block('vertical@v', 'video@v');
const empty = block('vertical@e', 'discussion@d');
const blocks = [
  block('sequential@s', 'vertical@u', 'vertical@v', 'vertical@e'),
  unit,
  video,
  empty,
  block('problem@p'),
  block('html@h'),
  block('video@v'),
  block('discussion@d'),
];
const registry = blockRegistry();
const [sequence] = blocks;

it('completes a container by the mean of the completable blocks below it, at any depth', () => {
  const completion = aggregateCompletion(blocks, registry, new Map([['problem@p', 1]]));
  expect(blocks.map(completion)).toEqual([1 / 3, 1 / 2, 0, 1, 1, 0, 0, undefined]);
});

it('counts values between, and leaves out what is not among the blocks', () => {
  const values = new Map([['video@v', 0.5]]);
  const without = blocks.filter(({ id }) => !id.startsWith('html') && !id.startsWith('problem'));
  const completion = aggregateCompletion(without, registry, values);
  expect([sequence, unit, video].map((one) => one && completion(one))).toEqual([0.5, 1, 0.5]);
});
