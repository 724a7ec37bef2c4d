import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CoreError } from '../shared/core-error.ts';
import { parseAssetKey, printAssetKey } from './asset-key.ts';
import { parseCourseKey, printCourseKey } from './course-key.ts';
import { htmlIdOf, parseUsageKey, printUsageKey } from './usage-key.ts';

const file = fileURLToPath(
  new URL('../../../../../shared/data/courseware-vectors/opaque-keys.jsonl', import.meta.url),
);

interface KeyVector {
  kind: string;
  string: string;
  invalid?: boolean;
  parsed?: { class: string; serialized: string } & Record<string, unknown>;
}

/** Kinds and classes of keys that this engine does not have yet. */
const leftOut = {
  kinds: ['LearningContextKey', 'DefinitionKey', 'CollectionKey', 'ContainerKey'],
  classes: [
    'LibraryLocator',
    'LibraryLocatorV2',
    'LibraryUsageLocator',
    'LibraryUsageLocatorV2',
    'AsideUsageKeyV2',
  ],
};

const kinds = {
  CourseKey: (text: string) => {
    const parts = parseCourseKey(text);
    return { ...parts, serialized: printCourseKey(parts) };
  },
  UsageKey: (text: string) => {
    const { type, id, ...parts } = parseUsageKey(text);
    return { ...parts, block_type: type, block_id: id, serialized: printUsageKey({ ...parts, type, id }) };
  },
  AssetKey: (text: string) => {
    const { type, id, ...parts } = parseAssetKey(text);
    return { ...parts, block_type: type, block_id: id, serialized: printAssetKey({ ...parts, type, id }) };
  },
};

/** The parts, or undefined for a key that is refused. */
function read(kind: keyof typeof kinds, text: string) {
  try {
    return { branch: null, version: null, run: null, deprecated: false, ...kinds[kind](text) };
  } catch (error) {
    if (error instanceof CoreError && error.code === 'invalid_key') return undefined;
    throw error;
  }
}

/** What a vector says of a key, without what follows from the rest. */
function partsOf(parsed: Record<string, unknown>) {
  const {
    class: _class,
    version_guid: version,
    context_key: _a,
    course_key: _b,
    asset_type: _c,
    path: _d,
    ...parts
  } = parsed;
  return { ...parts, version };
}

describe.skipIf(!existsSync(file))('edx-opaque-keys (needs ../shared/data/courseware-vectors)', () => {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const vectors = lines.map((line): KeyVector => JSON.parse(line));

  it('takes and prints the same course, usage and asset keys, and refuses the same', () => {
    const of = vectors.filter(
      ({ kind, parsed }) => kind in kinds && !leftOut.classes.includes(parsed?.class ?? ''),
    );
    const unknown = vectors.filter(
      ({ kind }) => ![...Object.keys(kinds), ...leftOut.kinds, 'ops'].includes(kind),
    );
    expect(unknown).toEqual([]);
    const ours = of.map(({ kind, string }) => ({
      kind,
      string,
      parsed: read(kind as keyof typeof kinds, string),
    }));
    const theirs = of.map(({ kind, string, parsed }) => ({
      kind,
      string,
      parsed: parsed && partsOf(parsed),
    }));
    expect(ours).toEqual(theirs);
    console.log(
      `opaque keys: ${of.length} equal, ${vectors.length - of.length} of library and other kinds left out`,
    );
    expect(of.length).toBeGreaterThan(100);
  });

  it('makes the same keys of parts', () => {
    const ops = vectors.find(({ kind }) => kind === 'ops');
    const course = { org: 'edX', course: 'DemoX', run: '2024' };
    const block = { ...course, type: 'problem', id: 'abc' };
    const { run: _, ...old } = { ...block, deprecated: true };
    expect({
      kind: 'ops',
      deprecated_str: printCourseKey({ ...course, deprecated: true }),
      deprecated_usage: printUsageKey(old),
      for_branch: printCourseKey({ ...course, branch: 'draft-branch' }),
      html_id: htmlIdOf(old),
      html_id_new: htmlIdOf(block),
      make_asset_key: printAssetKey({ ...course, type: 'asset', id: 'a.png' }),
      make_usage_key: printUsageKey(block),
      map_into_course: printUsageKey({ ...old, run: '2024', deprecated: false }),
    }).toEqual(ops);
  });
});
