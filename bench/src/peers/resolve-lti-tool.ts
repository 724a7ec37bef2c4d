import { existsSync, statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * `@lti-tool/core` 1.0.6 leaves the endings of some of its own imports out, which Node's modules do not take. Finds these
 * files at run time; the package itself stays as it is.
 */
export function resolveLtiTool(): void {
  registerHooks({
    resolve: (specifier, context, next) => {
      const parent = context.parentURL ?? '';
      if (!parent.includes('/@lti-tool/core/') || !specifier.startsWith('.')) return next(specifier, context);
      const url = new URL(specifier, parent);
      const candidates = [url.href, `${url.href}.js`, `${url.href}/index.js`];
      const found = candidates.find((one) => isFile(one));
      const resolved = next(found ?? specifier, context);
      return resolved.url.endsWith('.json') ? { ...resolved, importAttributes: { type: 'json' } } : resolved;
    },
  });
}

function isFile(address: string): boolean {
  const file = fileURLToPath(address);
  return existsSync(file) && statSync(file).isFile();
}
