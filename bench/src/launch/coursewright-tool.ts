import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEngine } from '@coursewright/core/embedded';
import { createLtiTool } from '@coursewright/lti-provider';
import { ltiModule } from '@coursewright/lti-provider/sql';
import express from 'express';
import { countStatements } from './count-statements.ts';
import { blockedByRegistering } from './registering.ts';
import { benchCourse, reportCpu } from './tool-process.ts';

const olx = `<course org="Bench" course="L" url_name="1" display_name="Bench" start="2020-01-01T00:00:00Z">
  <chapter url_name="c"><sequential url_name="s"><vertical url_name="v"><html url_name="h"><p>Hello</p></html></vertical></sequential></chapter>
</course>`;

const statements = countStatements();

/** Our tool as it is: a whole engine on SQLite in a folder, each launch durable, a session address and a landing page. */
reportCpu(async (platform) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-bench-'));
  mkdirSync(path.join(folder, 'olx'));
  writeFileSync(path.join(folder, 'olx', 'course.xml'), olx);
  const engine = await openEngine({ data: path.join(folder, 'data'), modules: [ltiModule] });
  const { courseKey } = await engine.courses.import({ source: path.join(folder, 'olx'), author: 'bench' });
  if (courseKey !== benchCourse) throw new Error(`The bench course is ${courseKey}.`);
  const app = express();
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tool = createLtiTool({
    ...engine,
    publicUrl: url,
    secret: 'a secret for the bench only, 32 characters',
    // The driver's is one address that launches more than a university.
    limits: () => ({ take: async () => undefined }),
    openSession: async ({ launchId }) => `/landing#code=${launchId}`,
  });
  app.use(tool.router);
  app.get('/landing', (_request, response) => void response.send('Hello'));
  await tool.platforms.add({
    issuer: platform.issuer,
    client_id: platform.clientId,
    deployment_ids: [platform.deploymentId],
    auth_login_url: platform.authenticationEndpoint,
    auth_token_url: platform.tokenEndpoint,
    jwks_url: platform.jwksUrl,
    name: 'bench',
  });
  return {
    login: tool.addresses.login,
    launch: tool.addresses.launch,
    counts: {
      statements: async () => {
        const since = statements.splice(0);
        const own = since.filter((sql) => /\blti_/.test(sql)).length;
        return { protocol: own, account: since.length - own };
      },
      registering: () => blockedByRegistering(tool.platforms, platform),
    },
  };
});
