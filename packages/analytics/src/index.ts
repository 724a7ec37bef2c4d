export { defineTask, type Cell, type Task, type TaskTable, type Tuple } from './tasks/define-task.ts';
export { runTask } from './tasks/run-task.ts';
