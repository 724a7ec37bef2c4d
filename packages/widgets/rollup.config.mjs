import { readFileSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

// The widgets as the one module that a page loads, and what it loads later beside it. Reads what tsc wrote.

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What is loaded only when a page needs it; package.json names it for other bundlers under `imports`. */
const engines = {
  'mathjax-engine': at('dist/maths/mathjax-engine.js'),
  'hls-engine': at('dist/components/video/hls-engine.js'),
  'code-editor': at('dist/components/text-area-input/code-editor.js'),
};

const notices = {
  'mathjax-engine': '/*! MathJax 4.1.3, Apache-2.0, https://www.mathjax.org */',
  'hls-engine': '/*! hls.js 1.7.4, Apache-2.0, https://github.com/video-dev/hls.js */',
  'code-editor': '/*! CodeMirror 6 by Marijn Haverbeke and others, MIT, https://codemirror.net */',
};

/** Where all of it is written until it is whole: who reads the bundle meanwhile reads the one of before. */
const part = at('dist/bundle.part');

const output = {
  dir: part,
  format: 'es',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  banner: ({ name }) => notices[name] ?? '',
};

const shared = [
  nodeResolve({ browser: true }),
  terser({ compress: false, format: { comments: /^!|@license/ } }),
];

/** The inputs that most problems do not have, and the map that most charts do not: apart like the engines. */
const later = {
  'more-inputs': at('dist/inputs/more-inputs.js'),
  'world-shapes': at('dist/charts/map/world-shapes.js'),
};

/** Finds the engines where tsc wrote them, in a folder without what an earlier build left. */
const ownFiles = {
  name: 'own-files',
  buildStart() {
    rmSync(part, { recursive: true, force: true });
    this.emitFile({
      type: 'asset',
      fileName: 'frame.html',
      source: readFileSync(at('src/components/frame/frame.html')),
    });
  },
  resolveId: (source) => engines[source.slice(1)] ?? besideItself(source, later),
};

/** Finds the engines beside itself, where the first bundle put them. */
const builtEngines = {
  name: 'built-engines',
  resolveId: (source) => besideItself(source, { ...engines, ...later }),
};

/** Puts the bundle in place. */
const inPlace = {
  name: 'in-place',
  writeBundle() {
    const [bundle, before] = [at('dist/bundle'), at('dist/bundle.before')];
    rmSync(before, { recursive: true, force: true });
    try {
      renameSync(bundle, before);
    } catch (error) {
      // The first build replaces none.
      if (error.code !== 'ENOENT') throw error;
    }
    renameSync(part, bundle);
    rmSync(before, { recursive: true, force: true });
  },
};

function besideItself(source, files) {
  const name = source.slice(1);
  return source.startsWith('#') && name in files ? { id: `./${name}.js`, external: true } : undefined;
}

export default [
  {
    input: { coursewright: at('dist/define.js'), ...engines },
    output,
    plugins: [ownFiles, ...shared],
    onwarn(warning, warn) {
      // MathJax's modules were lowered by tsc (`this` at the top) and know each other in circles; both work.
      const known = ['THIS_IS_UNDEFINED', 'CIRCULAR_DEPENDENCY'].includes(warning.code ?? '');
      if (!known || !`${warning.id} ${warning.ids}`.includes('@mathjax')) warn(warning);
    },
  },
  // Apart, so that a page's own module stays one file, which one integrity hash covers.
  { input: { 'problem-frame': at('dist/problem-frame.js') }, output, plugins: [builtEngines, ...shared] },
  // Apart too: pages with charts load them, and courses never do.
  { input: { charts: at('dist/charts/define.js') }, output, plugins: [builtEngines, ...shared] },
  { input: later, output, plugins: [builtEngines, ...shared, inPlace] },
];
