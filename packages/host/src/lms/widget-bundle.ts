import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CoreError } from '@coursewright/core';
import { z } from 'zod';

/** The widgets as one module that pages load, here and elsewhere. */
export interface WidgetBundle {
  /** Folder of the module and of what it loads later. */
  readonly folder: string;
  /** Changes with every build, so browsers may keep what they have. */
  readonly version: string;
  readonly path: string;
  /** Subresource Integrity of the module. */
  readonly integrity: string;
  /** The module of charts, which only pages with charts load. */
  readonly charts: { readonly path: string; readonly integrity: string };
}

/** For a process that shows no page: it runs before the widgets are built. */
export const pagelessWidgets: WidgetBundle = {
  folder: '',
  version: '',
  path: '',
  integrity: '',
  charts: { path: '', integrity: '' },
};

/** What the modules load later under a name that stays. */
const later = ['more-inputs.js', 'world-shapes.js'];

const manifest = z.object({ version: z.string() });

/** Throws `not_configured` where the widgets have not been built. */
export function findWidgetBundle(): WidgetBundle {
  const packageFile = createRequire(import.meta.url).resolve('@coursewright/widgets/package.json');
  const folder = path.join(path.dirname(packageFile), 'dist', 'bundle');
  const [digest, charts] = [digestOf(folder, 'coursewright.js'), digestOf(folder, 'charts.js')];
  const { version: release } = manifest.parse(JSON.parse(readFileSync(packageFile, 'utf8')));
  // Any of them changes with what it is built of; the address of all then does.
  const all = [digest, charts, ...later.map((name) => digestOf(folder, name))].join(' ');
  const version = `${release}-${createHash('sha384').update(all).digest('base64url').slice(0, 8)}`;
  return {
    folder,
    version,
    path: `/widgets/v/${version}/coursewright.js`,
    integrity: `sha384-${digest}`,
    charts: { path: `/widgets/v/${version}/charts.js`, integrity: `sha384-${charts}` },
  };
}

function digestOf(folder: string, name: string): string {
  const file = path.join(folder, name);
  try {
    return createHash('sha384').update(readFileSync(file)).digest('base64');
  } catch (error) {
    throw new CoreError('not_configured', `${file} is missing: build the widgets (npm run build).`, {
      cause: error,
    });
  }
}
