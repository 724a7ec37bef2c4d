import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import express from 'express';
import type { Target } from './load-report.ts';

const folder = process.argv[2] ?? '';
const database = new DatabaseSync(path.join(folder, 'peer.sqlite'));
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
database.exec('CREATE TABLE answers (id INTEGER PRIMARY KEY, learner TEXT, answer TEXT, at INTEGER)');
const insert = database.prepare('INSERT INTO answers (learner, answer, at) VALUES (?, ?, ?)');

const app = express();
app.use(express.json());
app.post('/answers/:learner', (req, res) => {
  insert.run(req.params.learner, JSON.stringify(req.body), Date.now());
  res.json({ result: {} });
});

const server = app.listen(0, '127.0.0.1', () => {
  server.keepAliveTimeout = 65_000;
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const target: Target = {
    requests: Array.from({ length: 100 }, (_, learner) => ({
      url: `http://127.0.0.1:${port}/answers/${learner}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ answers: { p_2_1: 'choice_1' } }),
    })),
  };
  process.send?.(target);
});
process.once('message', () => {
  server.closeAllConnections();
  server.close();
  process.disconnect?.();
});
