import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchBounded } from './fetch-bounded.ts';
import { publicNetwork } from './public-network.ts';

const strict = publicNetwork({ privateNetworks: false, thisMachine: false });
const campus = publicNetwork({ privateNetworks: true, thisMachine: false });
const local = publicNetwork({ privateNetworks: false, thisMachine: true });

describe('the public network', () => {
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/away') response.writeHead(302, { location: 'http://127.0.0.1/' }).end();
      else if (request.url === '/endless') {
        const more = () => void response.write('x'.repeat(100_000), () => setImmediate(more));
        more();
      } else {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          response.writeHead(201, { 'content-type': 'application/json' });
          const { method, headers } = request;
          response.end(
            JSON.stringify({ method, bearer: headers.authorization, body: Buffer.concat(chunks).toString() }),
          );
        });
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fd00::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:10.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '2130706433',
    '0x7f.1',
  ])('sends nothing to %s', async (host) => {
    await expect(strict.check(`http://${host}/`)).rejects.toThrow('private network');
    await expect(strict.fetch(`http://${host}:1/`)).rejects.toThrow('private network');
  });

  it('looks at what a name resolves to, when it connects', async () => {
    const { port } = new URL(origin);
    await expect(strict.fetch(`http://localhost:${port}/`)).rejects.toThrow('private network');
    await expect(strict.check('https://localhost/')).rejects.toThrow('private network');
  });

  it('lets public addresses be', async () => {
    for (const host of ['93.184.216.34', '[2606:2800:220:1::1]', '172.32.0.1', '11.0.0.1']) {
      await expect(strict.check(`https://${host}/`)).resolves.toBe(undefined);
    }
  });

  it('opens an institution’s networks where the setting says so, and never the metadata of a cloud', async () => {
    await expect(campus.check('https://10.1.2.3/')).resolves.toBe(undefined);
    await expect(campus.check('https://[fd00::1]/')).resolves.toBe(undefined);
    await expect(campus.check('https://169.254.169.254/')).rejects.toThrow('private network');
    await expect(campus.check('https://[fe80::1]/')).rejects.toThrow('private network');
    await expect(local.check('http://127.0.0.1/')).resolves.toBe(undefined);
    await expect(local.check('https://10.1.2.3/')).rejects.toThrow('private network');
  });

  it('fetches as fetch does: method, headers, body and answer', async () => {
    const answer = await fetchBounded(local.fetch, `${origin}/here`, {
      method: 'POST',
      headers: { authorization: 'Bearer t' },
      body: 'räksmörgås',
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(JSON.parse(answer.text)).toEqual({ method: 'POST', bearer: 'Bearer t', body: 'räksmörgås' });
  });

  it('follows no redirect and reads no endless answer', async () => {
    await expect(fetchBounded(local.fetch, `${origin}/away`)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(fetchBounded(local.fetch, `${origin}/endless`)).rejects.toThrow('1 MB');
  });
});
