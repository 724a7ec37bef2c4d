import { openEngine } from '@coursewright/core/embedded';
import { createLtiTool, type OpenedLaunch } from '@coursewright/lti-provider';
import { ltiModule } from '@coursewright/lti-provider/sql';
import express, { type ErrorRequestHandler } from 'express';

const port = Number(process.env['PORT'] ?? 3000);
const launches = new Map<string, OpenedLaunch>();

const engine = await openEngine({ data: process.env['DATA'] ?? './data', modules: [ltiModule] });
const tool = createLtiTool({
  ...engine,
  publicUrl: process.env['PUBLIC_URL'] ?? `http://127.0.0.1:${port}`,
  secret: process.env['SECRET'] ?? 'at least 32 characters, for your eyes only',
  // Somebody was let in. The browser goes on to the address that you give.
  openSession: async (launch) => {
    launches.set(launch.launchId, launch);
    return `/learn/${launch.launchId}`;
  },
});
engine.extend(tool);
await engine.start();

const app = express();
app.get('/', (_request, response) => {
  response.send('The app that was there before');
});
// Before body parsers, CSRF checks and limits of your own: a platform's message is a form from another site.
app.use(tool.router);

app.use(express.json());
app.get('/learn/:launch', (request, response, next) => {
  const launch = launches.get(request.params.launch);
  if (launch === undefined) return next();
  // The platform frames this page, and nobody else.
  response.set('content-security-policy', `frame-ancestors 'self' ${launch.frameAncestors.join(' ')}`);
  response.send(`Welcome to ${launch.courseKey}, learner ${launch.userId}.`);
});

const failed: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  console.error(error);
  response.status(500).send('Something went wrong.');
};
app.use(failed);

const server = app.listen(port, () => console.log(JSON.stringify(tool.addresses)));
process.once('SIGTERM', () => {
  server.close();
  void engine.close();
});
