import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

/** The widgets as the one module that a page loads, and what it loads later beside it. Reads what tsc wrote. */
export default {
  input: { coursewright: 'dist/define.js' },
  output: {
    dir: 'dist/bundle',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  },
  plugins: [nodeResolve({ browser: true }), terser({ format: { comments: /@license|@preserve|^!/ } })],
};
