import { fileURLToPath } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';

// Mapper, combiner and reducer as the one file that Hadoop carries to its machines (`-files`). Reads what tsc wrote.
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

export default {
  input: at('dist/engines/hadoop/streaming-main.js'),
  output: { file: at('dist/bundle/hadoop-tasks.mjs'), format: 'es', inlineDynamicImports: true },
  external: /^node:/,
  plugins: [nodeResolve({ exportConditions: ['node'] }), commonjs()],
};
