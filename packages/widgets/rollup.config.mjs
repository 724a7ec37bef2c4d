import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What is loaded only when a page needs it; package.json names them for other bundlers under `imports`. */
const engines = {
  '#mathjax-engine': at('dist/maths/mathjax-engine.js'),
  '#hls-engine': at('dist/components/video/hls-engine.js'),
};

/** Finds the engines where tsc wrote them, in a folder without what an earlier build left. */
const ownFiles = {
  name: 'own-files',
  buildStart() {
    rmSync(at('dist/bundle'), { recursive: true, force: true });
    this.emitFile({
      type: 'asset',
      fileName: 'frame.html',
      source: readFileSync(at('src/components/frame/frame.html')),
    });
  },
  resolveId: (source) => engines[source],
};

/** The widgets as the one module that a page loads, and what it loads later beside it. Reads what tsc wrote. */
export default {
  input: {
    coursewright: at('dist/define.js'),
    'mathjax-engine': engines['#mathjax-engine'],
    'hls-engine': engines['#hls-engine'],
  },
  output: {
    dir: at('dist/bundle'),
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    banner: ({ name }) =>
      name === 'mathjax-engine'
        ? '/*! MathJax 4.1.3, Apache-2.0, https://www.mathjax.org */'
        : name === 'hls-engine'
          ? '/*! hls.js 1.7.4, Apache-2.0, https://github.com/video-dev/hls.js */'
          : '',
  },
  plugins: [ownFiles, nodeResolve({ browser: true }), terser({ compress: false, format: { comments: /^!|@license/ } })],
  onwarn(warning, warn) {
    // MathJax's modules were lowered by tsc (`this` at the top) and know each other in circles; both work.
    const known = ['THIS_IS_UNDEFINED', 'CIRCULAR_DEPENDENCY'].includes(warning.code ?? '');
    if (!known || !`${warning.id} ${warning.ids}`.includes('@mathjax')) warn(warning);
  },
};
