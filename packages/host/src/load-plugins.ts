import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CoreError, type BlockDefinition } from '@coursewright/core';

/**
 * Block types of outside modules: packages, or files as seen from the working folder. A module exports `blocks`, or a
 * list by default. Throws `not_configured` naming the module and what is wrong with it.
 */
export async function loadPlugins(names: readonly string[]): Promise<readonly BlockDefinition[]> {
  const loaded: BlockDefinition[] = [];
  for (const name of names) {
    for (const block of blocksOf(name, await load(name))) {
      if (loaded.some(({ type }) => type === block.type)) {
        throw wrong(name, `another module has a block type "${block.type}" already`);
      }
      loaded.push(block);
    }
  }
  return loaded;
}

async function load(name: string): Promise<object> {
  const here = path.join(process.cwd(), 'package.json');
  try {
    const isFile = name.startsWith('.') || path.isAbsolute(name);
    const address = isFile ? path.resolve(name) : createRequire(here).resolve(name);
    const loaded: unknown = await import(pathToFileURL(address).href);
    return typeof loaded === 'object' && loaded !== null ? loaded : {};
  } catch (cause) {
    throw wrong(name, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function blocksOf(name: string, module: object): readonly BlockDefinition[] {
  const exported: unknown =
    'blocks' in module ? module.blocks : 'default' in module ? module.default : undefined;
  if (!Array.isArray(exported)) throw wrong(name, 'it exports no list `blocks`');
  return exported.map((one: unknown) => {
    if (isBlock(one)) return one;
    throw wrong(name, 'what it exports was not made by defineBlock');
  });
}

function isBlock(value: unknown): value is BlockDefinition {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'type' in value &&
    typeof value.type === 'string' &&
    'fields' in value &&
    'view' in value &&
    typeof value.view === 'function' &&
    'completion' in value
  );
}

function wrong(name: string, what: string, cause?: unknown): CoreError {
  return new CoreError('not_configured', `COURSEWRIGHT_PLUGINS: ${name}: ${what}.`, { cause });
}
