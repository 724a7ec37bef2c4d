import { openEngine } from '@coursewright/core/embedded';
import { createLtiTool } from '@coursewright/lti-provider';
import { ltiModule } from '@coursewright/lti-provider/sql';
import express from 'express';

const engine = await openEngine({ data: './data', modules: [ltiModule] });
const tool = createLtiTool({
  ...engine,
  publicUrl: process.env['PUBLIC_URL'] ?? 'http://127.0.0.1:3000',
  secret: process.env['SECRET'] ?? 'at least 32 characters, for your eyes only',
  // Who launched what: start a session of your own, and say where it goes on.
  openSession: async ({ userId, courseKey, launchId }) => `/learn/${userId}/${courseKey}#${launchId}`,
});
engine.extend(tool);
await engine.start();

const app = express();
app.use(tool.router);
app.listen(Number(process.env['PORT'] ?? 3000), () => console.log(tool.addresses));
