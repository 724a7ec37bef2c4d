import type { FindingList } from '../findings.ts';
import { walkBlocks, type OlxBlock } from '../olx-block.ts';
import { readProvenance } from '../provenance.ts';
import { staticAssetName } from '../static-asset-name.ts';

const folder = 'static/';

/** Notices links in block bodies to files and blocks that the course does not have. */
export function checkLinks(
  root: OlxBlock,
  files: ReadonlyMap<string, Uint8Array>,
  findings: FindingList,
): void {
  const names = new Set([...walkBlocks(root)].map(({ id }) => id.slice(id.indexOf('@') + 1)));
  const assets = new Set<string>();
  for (const path of files.keys()) {
    if (path.startsWith(folder)) assets.add(staticAssetName(path.slice(folder.length)));
  }
  for (const { id, fields, olx } of walkBlocks(root)) {
    const data = fields['data'];
    if (typeof data !== 'string') continue;
    const provenance = readProvenance(olx);
    const file = provenance?.bodyPath ?? provenance?.path ?? 'course.xml';
    const missing = new Set<string>();
    for (const [, encoded = ''] of data.matchAll(/["'(]\/static\/([^"'()?#\s<>\\]+)/g)) {
      const name = decode(encoded);
      if (!assets.has(staticAssetName(name)) && !name.endsWith('/')) missing.add(name);
    }
    for (const name of missing) {
      findings.add('MissingFile', file, `${folder}${name} is linked but not there`, { block: id });
    }
    for (const [, name = ''] of data.matchAll(/["']\/jump_to_id\/([^"'?#/\s]+)/g)) {
      if (!names.has(name))
        findings.add('BadJumpToLink', file, `there is no block "${name}" to jump to`, { block: id });
    }
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
