import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { securityHeaders } from '../http/security-headers.ts';
import { widgetRoutes } from './widgets.routes.ts';

describe('the widgets’ files', () => {
  let origin: string;
  let close: () => void;
  beforeAll(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'widgets-'));
    for (const name of ['coursewright.js', 'charts.js', 'frame.html'])
      writeFileSync(path.join(folder, name), name);
    const app = express();
    app.use(...securityHeaders({ https: false }));
    const charts = { path: '/widgets/v/1-a/charts.js', integrity: '' };
    app.use(
      widgetRoutes({
        folder,
        version: '1-a',
        path: '/widgets/v/1-a/coursewright.js',
        integrity: '',
        charts,
      }),
    );
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    close = () => server.close();
  });
  afterAll(() => close());

  it('are at addresses that stay, and load from any origin', async () => {
    const response = await fetch(`${origin}/widgets/coursewright.js`);
    expect(response.url).toBe(`${origin}/widgets/v/1-a/coursewright.js`);
    expect(await response.text()).toBe('coursewright.js');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('have a document for authors’ script, in an origin of its own and frameable by any page', async () => {
    const response = await fetch(`${origin}/widgets/frame.html`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^sandbox allow-scripts/);
    expect(policy).not.toContain('allow-same-origin');
    expect(response.headers.has('x-frame-options')).toBe(false);
  });
});
