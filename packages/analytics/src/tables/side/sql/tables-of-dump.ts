import { textChunks } from '../text-chunks.ts';

const named =
  /\b(?:CREATE\s+TABLE|INSERT|REPLACE)(?:\s+(?:IF|NOT|EXISTS|INTO|IGNORE|DELAYED))*\s+(?:`[^`]+`\s*\.\s*|[\w$]+\s*\.\s*)?(?:`([^`]+)`|([\w$]+))/gi;

/** Longer than any head of a statement. */
const overlap = 1000;

/** The tables that a dump creates or fills; perhaps some more that its texts only speak of. */
export async function tablesOfDump(file: string): Promise<ReadonlySet<string>> {
  const tables = new Set<string>();
  let before = '';
  for await (const chunk of textChunks(file)) {
    for (const [, quoted, bare] of (before + chunk).matchAll(named)) tables.add(quoted ?? bare ?? '');
    before = chunk.slice(-overlap);
  }
  return tables;
}
