import { parentPort, workerData } from 'node:worker_threads';
import { openSqlDatabase } from '@coursewright/core/sql';
import type { TableView } from '../../api/table-reader.port.ts';
import type { Answer, FromReader, Question, ToReader } from './reader-messages.ts';
import { SqlTableReader } from './sql-table-reader.ts';

/** A thread that reads a SQLite file of published tables: one snapshot after another. */
const port = parentPort;
if (port === null) throw new Error('This is the program of a worker thread.');
const say = (message: FromReader): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  port.postMessage(message);
};

const { file }: { readonly file: string } = workerData;
// Its tables are there: the one who started this has opened it.
const reader = new SqlTableReader(await openSqlDatabase({ file }, []));
const queue: ToReader[] = [];
let wake: (() => void) | undefined;
port.on('message', (message: ToReader) => {
  queue.push(message);
  wake?.();
});
say({ kind: 'ready' });

for (;;) {
  const message = await next();
  if (message.kind === 'begin') await reader.read(answerUntilEnd);
}

async function answerUntilEnd(view: TableView): Promise<void> {
  for (let message = await next(); message.kind !== 'end'; message = await next()) {
    if (message.kind !== 'question') continue;
    try {
      say({ kind: 'answer', answer: await answerOf(view, message) });
    } catch (error) {
      say({ kind: 'fault', message: error instanceof Error ? error.message : String(error) });
    }
  }
}

async function next(): Promise<ToReader> {
  for (;;) {
    const message = queue.shift();
    if (message !== undefined) return message;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

function answerOf(view: TableView, question: Question): Promise<Answer> {
  switch (question.ask) {
    case 'rows':
      return view.rows(question.table, question.query);
    case 'count':
      return view.count(question.table, question.where);
    case 'greatest':
      return view.greatest(question.table, question.column, question.where);
    case 'groups':
      return view.groups(question.table, question.query);
  }
}
