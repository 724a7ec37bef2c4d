import type { BlockView } from '../blocks/block-view.ts';
import { aggregateCompletion } from '../completion/aggregate-completion.ts';
import type { PlacedBlock } from '../courses/course-version.ts';
import { blockAccess } from '../learners/block-access.ts';
import { readViewer } from '../learners/read-viewer.ts';
import type { Viewer } from '../learners/viewer.ts';
import type { Instant } from '../shared/clock.port.ts';
import { assertAsker } from './assert-asker.ts';
import { assertOpen } from './assert-open.ts';
import { readBlockStates } from './block-states.ts';
import { isUnit } from './course-levels.ts';
import { keepPlace, placeOf } from './keep-place.ts';
import { jumpTargets } from './jump-targets.ts';
import type { LearningDeps } from './learning-deps.ts';
import { openBlock, type OpenedBlock } from './open-block.ts';
import { surroundingsOf, viewBlock } from './view-block.ts';

export interface BlockToShow {
  readonly userId: number;
  readonly usageKey: string;
  readonly askedBy?: number;
}

/** `LearningService.block`. */
export async function showBlock(
  deps: LearningDeps,
  { userId, usageKey, askedBy }: BlockToShow,
): Promise<BlockView> {
  const now = deps.clock.now();
  const opened = await openBlock(deps.versions, usageKey);
  const { version, block, ancestors } = opened;
  const below = await blocksBelow(deps, opened);
  const all = [block, ...below];
  const place = askedBy === undefined ? placeOf(opened, userId) : undefined;
  const { viewer, states, values } = await deps.records.read(async (stores) => {
    await assertAsker(stores, { userId, courseKey: version.courseKey, askedBy });
    return {
      viewer: await readViewer(stores, userId, version.courseKey),
      states: await readBlockStates(stores, userId, place ? [...all, place.subsection] : all),
      values: await stores.completions.completionsOf(
        userId,
        all.map((one) => one.usageKey),
      ),
    };
  });
  assertOpen(block, ancestors, viewer, now);
  if (place !== undefined) await keepPlace(deps, place, states);
  const visible = openBelow(all, ancestors, viewer, now);
  const usageKeyOf = await jumpTargets(version, visible);
  const surroundings = surroundingsOf(deps, opened, { viewer, now, usageKeyOf });
  const completion = aggregateCompletion(visible, deps.registry, values);
  const byId = new Map(visible.map((one) => [one.id, one]));
  const show = async (one: PlacedBlock): Promise<BlockView> => {
    // Only the outline knows what stands below a subsection or section.
    const done = isUnit(one.type) ? completion(one) : undefined;
    const view = await viewBlock(deps, one, states.of(one), done, surroundings);
    const children = one.children.flatMap((id) => byId.get(id) ?? []);
    const shown = holdsViews(deps, one);
    return shown ? { ...view, children: await Promise.all(children.map(show)) } : view;
  };
  return show(block);
}

/** A unit comes with all it holds; what stands above units is listed by the outline. */
function holdsViews({ registry }: LearningDeps, { type }: PlacedBlock): boolean {
  return isUnit(type) && registry.get(type).completion === 'aggregator';
}

/** Parents before children. */
async function blocksBelow(deps: LearningDeps, { version, block }: OpenedBlock): Promise<PlacedBlock[]> {
  const found: PlacedBlock[] = [];
  for (let level: readonly PlacedBlock[] = [block]; level.length > 0;) {
    const ids = level.filter((one) => holdsViews(deps, one)).flatMap(({ children }) => children);
    level = ids.length === 0 ? [] : await version.blocks(ids);
    found.push(...level);
  }
  return found;
}

/** Those that are open to the learner, and only below such. */
function openBelow(
  [block, ...below]: readonly PlacedBlock[],
  ancestors: readonly PlacedBlock[],
  viewer: Viewer,
  now: Instant,
): readonly PlacedBlock[] {
  const known = new Map([...ancestors, ...(block ? [block] : [])].map((one) => [one.id, one]));
  const visible = block ? [block] : [];
  for (const one of below) {
    const above = one.ancestors.flatMap((id) => known.get(id) ?? []);
    if (above.length < one.ancestors.length) continue;
    if (blockAccess(one, above, viewer, now).closed !== undefined) continue;
    known.set(one.id, one);
    visible.push(one);
  }
  return visible;
}
