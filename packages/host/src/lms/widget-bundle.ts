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
}

/** For a process that shows no page: it runs before the widgets are built. */
export const pagelessWidgets: WidgetBundle = { folder: '', version: '', path: '', integrity: '' };

const manifest = z.object({ version: z.string() });

/** Throws `not_configured` where the widgets have not been built. */
export function findWidgetBundle(): WidgetBundle {
  const packageFile = createRequire(import.meta.url).resolve('@coursewright/widgets/package.json');
  const folder = path.join(path.dirname(packageFile), 'dist', 'bundle');
  const file = path.join(folder, 'coursewright.js');
  let module: Buffer;
  try {
    module = readFileSync(file);
  } catch (error) {
    throw new CoreError('not_configured', `${file} is missing: build the widgets (npm run build).`, {
      cause: error,
    });
  }
  const digest = createHash('sha384').update(module).digest('base64');
  const { version: release } = manifest.parse(JSON.parse(readFileSync(packageFile, 'utf8')));
  const version = `${release}-${digest.slice(0, 8).replaceAll(/[+/]/g, '_')}`;
  return {
    folder,
    version,
    path: `/widgets/v/${version}/coursewright.js`,
    integrity: `sha384-${digest}`,
  };
}
