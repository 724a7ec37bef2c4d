export type { HadoopTools } from './engines/hadoop/hadoop-tools.ts';
export { runHadoop, type HadoopRun, type HadoopTables } from './engines/hadoop/run-hadoop.ts';
