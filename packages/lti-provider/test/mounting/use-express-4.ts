import { createRequire, registerHooks } from 'node:module';

const { version } = createRequire(import.meta.url)('express-4/package.json') as { version: string };

/** Preloaded: programs of the guide get Express 4 for their `express`, and say so; the packages keep their own. */
registerHooks({
  resolve: (specifier, context, next) => {
    const isGuide = specifier === 'express' && context.parentURL?.includes('/docs/guide/') === true;
    if (!isGuide) return next(specifier, context);
    console.log(`Express ${version}`);
    return next('express-4', { ...context, parentURL: import.meta.url });
  },
});
