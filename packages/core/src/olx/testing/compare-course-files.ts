import { SaxesParser } from 'saxes';

/** A way in which an export differs from its source; `path` is that of the file. */
export interface CourseDifference {
  readonly path: string;
  readonly how: 'missing' | 'extra' | 'bytes' | 'tree';
}

/**
 * Accounts for every file of two course folders, without any of the importer's code. `bytes`: an XML file is another
 * text but the same tree (attribute order and quotes aside); `tree`: it, or any other file, says something else.
 */
export function compareCourseFiles(
  source: ReadonlyMap<string, Uint8Array>,
  exported: ReadonlyMap<string, Uint8Array>,
): CourseDifference[] {
  const differences: CourseDifference[] = [];
  for (const [path, bytes] of source) {
    const other = exported.get(path);
    if (other === undefined) differences.push({ path, how: 'missing' });
    else if (!Buffer.from(bytes).equals(other)) {
      const trees = path.endsWith('.xml') ? [treeOf(bytes), treeOf(other)] : [];
      differences.push({ path, how: trees[0] !== undefined && trees[0] === trees[1] ? 'bytes' : 'tree' });
    }
  }
  for (const path of exported.keys()) if (!source.has(path)) differences.push({ path, how: 'extra' });
  return differences;
}

/** A text that is equal for equal trees; undefined for a file that is no XML. */
function treeOf(bytes: Uint8Array): string | undefined {
  const events: unknown[] = [];
  const parser = new SaxesParser();
  let failed = false;
  parser.on('error', () => {
    failed = true;
  });
  parser.on('opentag', ({ name, attributes }) =>
    events.push([name, Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1))]),
  );
  parser.on('text', (text) => events.push(text));
  parser.on('cdata', (text) => events.push(text));
  parser.on('comment', (text) => events.push(['!', text]));
  parser.on('closetag', () => events.push(0));
  parser.write(new TextDecoder().decode(bytes)).close();
  return failed ? undefined : JSON.stringify(events);
}
