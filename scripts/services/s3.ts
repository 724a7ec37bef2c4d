import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { accepts } from './loopback.ts';
import { runProgram, succeeds } from './run-program.ts';
import { servicesFolder } from './services-folder.ts';
import type { Service, ServicePlace } from './service.ts';

const release = 'v1.8.0';
const programs = path.join(servicesFolder, 'bin');
const program = path.join(programs, 'versitygw');
const bucket = 'coursewright';
const region = 'us-east-1';
const accessKey = 'coursewright';

const folderOf = ({ folder }: ServicePlace, name: string): string => path.join(folder, name);

export const s3: Service = {
  name: 's3',
  server: `versitygw ${release}`,
  install: async () => {
    if (existsSync(program)) return;
    if (!(await succeeds('go', ['version']))) throw new Error('Go is missing: versitygw is built with it.');
    console.error(`Building versitygw ${release} (about 5 minutes where Go's cache is cold) …`);
    const source = `github.com/versity/versitygw/cmd/versitygw@${release}`;
    // Nice: others use this machine meanwhile.
    await runProgram('nice', ['-n', '15', 'go', 'install', source], { env: { GOBIN: programs } });
  },
  prepare: async (place) => {
    // A folder of the data folder is a bucket; versions are kept beside, never inside.
    for (const name of [path.join('data', bucket), 'versions']) {
      mkdirSync(folderOf(place, name), { recursive: true });
    }
  },
  command: (place) => ({
    program,
    args: [
      ['--port', `127.0.0.1:${place.port}`],
      ['--region', region],
      ['--quiet'],
      ['posix', '--versioning-dir', folderOf(place, 'versions'), folderOf(place, 'data')],
    ].flat(),
    env: { ROOT_ACCESS_KEY: accessKey, ROOT_SECRET_KEY: place.secret },
  }),
  isReady: ({ port }) => accepts(port),
  environment: ({ port, secret }) => ({
    COURSEWRIGHT_S3_ENDPOINT: `http://127.0.0.1:${port}`,
    COURSEWRIGHT_S3_REGION: region,
    COURSEWRIGHT_S3_BUCKET: bucket,
    COURSEWRIGHT_S3_ACCESS_KEY_ID: accessKey,
    COURSEWRIGHT_S3_SECRET_ACCESS_KEY: secret,
  }),
};
