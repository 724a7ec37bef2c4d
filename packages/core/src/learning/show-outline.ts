import { aggregateCompletion } from '../completion/aggregate-completion.ts';
import type { BlockId } from '../courses/block-version.ts';
import type { PlacedBlock } from '../courses/course-version.ts';
import type { CourseView, OutlineNode } from '../courses/outline-view.ts';
import { parseCourseKey } from '../keys/course-key.ts';
import { blockAccess, type BlockAccess } from '../learners/block-access.ts';
import { readViewer } from '../learners/read-viewer.ts';
import type { Viewer } from '../learners/viewer.ts';
import type { Instant } from '../shared/clock.port.ts';
import { CoreError } from '../shared/core-error.ts';
import { assertAsker } from './assert-asker.ts';
import { blockFacts } from './block-facts.ts';
import { blockTitle } from './block-title.ts';
import { isUnit } from './course-levels.ts';
import type { LearningDeps } from './learning-deps.ts';
import { unitKind } from './unit-kind.ts';

export interface OutlineToShow {
  readonly userId: number;
  readonly courseKey: string;
  readonly askedBy?: number;
}

/** `LearningService.outline`: the version's tree, with what it is to this learner laid over it. */
export async function showOutline(
  { versions, records, registry, clock }: LearningDeps,
  { userId, courseKey, askedBy }: OutlineToShow,
): Promise<CourseView> {
  const version = await versions.published(courseKey);
  const all = await version.all();
  const { viewer, values, last } = await records.read(async (stores) => {
    await assertAsker(stores, { userId, courseKey: version.courseKey, askedBy });
    return {
      viewer: await readViewer(stores, userId, version.courseKey),
      values: await stores.completions.completions(userId, version.courseKey),
      last: await stores.completions.lastTouched(userId, version.courseKey),
    };
  });
  const tree = treeFor(all, viewer, clock.now());
  const root = tree.block(version.root);
  if (root === undefined) throw new CoreError('forbidden', `The course ${courseKey} is closed to you.`);
  const completion = aggregateCompletion(tree.blocks, registry, values);
  const below = ({ children }: PlacedBlock) => children.flatMap((id) => tree.block(id) ?? []);
  const node = (block: PlacedBlock): OutlineNode => {
    const unit = isUnit(block.type);
    const { closed, opens } = tree.access(block);
    // A course that has not begun still tells when its sections open.
    const bare = unit || (hides(closed) && block !== root);
    const children = bare ? [] : below(block).filter((child) => listed(child, viewer));
    const { format } = block.fields;
    return {
      usageKey: block.usageKey,
      type: block.type,
      title: blockTitle(block),
      children: children.map(node),
      completion: completion(block) ?? 0,
      ...blockFacts(block),
      ...(typeof format === 'string' && format !== '' && { format }),
      ...(told(closed) && { closed }),
      ...(opens !== undefined && { opens }),
      ...(unit && !hides(closed) && { kind: unitKind(block, below, registry) }),
    };
  };
  const resume = unitOf(all, tree, last);
  const { org, course, run } = parseCourseKey(version.courseKey);
  return {
    courseKey: version.courseKey,
    title: blockTitle(root),
    org,
    number: course,
    run,
    language: typeof root.fields['language'] === 'string' ? root.fields['language'] : '',
    outline: node(root).children,
    ...(resume !== undefined && { resume }),
  };
}

interface Tree {
  /** What the learner may know of, parents before children. */
  readonly blocks: readonly PlacedBlock[];
  block(id: BlockId): PlacedBlock | undefined;
  access(block: PlacedBlock): BlockAccess;
}

function treeFor(all: readonly PlacedBlock[], viewer: Viewer, now: Instant): Tree {
  const byId = new Map<BlockId, PlacedBlock>();
  const accesses = new Map<BlockId, BlockAccess>();
  for (const block of all) {
    const above = block.ancestors.flatMap((id) => byId.get(id) ?? []);
    if (above.length < block.ancestors.length) continue;
    const access = blockAccess(block, above, viewer, now);
    if (access.hidden) continue;
    byId.set(block.id, block);
    accesses.set(block.id, access);
  }
  return {
    blocks: [...byId.values()],
    block: (id) => byId.get(id),
    access: ({ id }) => accesses.get(id) ?? { hidden: true },
  };
}

/** What stands below is not told either; whoever is not enrolled yet may read the titles. */
function hides(closed: BlockAccess['closed']): boolean {
  return closed === 'not_started' || closed === 'hidden_after_due';
}

function told(closed: BlockAccess['closed']): closed is NonNullable<OutlineNode['closed']> {
  return closed !== undefined && closed !== 'group_access';
}

function listed({ fields }: PlacedBlock, { staff }: Viewer): boolean {
  return staff || fields['hide_from_toc'] !== true;
}

/** The unit that holds the block, if it is open. */
function unitOf(all: readonly PlacedBlock[], tree: Tree, usageKey: string | undefined): string | undefined {
  const touched = usageKey === undefined ? undefined : all.find((block) => block.usageKey === usageKey);
  if (touched === undefined) return undefined;
  const path = [...touched.ancestors, touched.id].flatMap((id) => tree.block(id) ?? []);
  const unit = path.find(({ type }) => isUnit(type));
  return unit !== undefined && tree.access(unit).closed === undefined ? unit.usageKey : undefined;
}
