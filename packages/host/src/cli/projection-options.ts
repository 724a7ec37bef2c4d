import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ifiTypes, type XapiSettings } from '@coursewright/analytics';
import { readTsv } from './read-tsv.ts';
import { UsageError } from './usage-error.ts';

export interface ProjectionOptions {
  readonly 'lms-root'?: string | undefined;
  readonly ifi?: string | undefined;
  readonly people?: string | undefined;
  readonly secret?: string | undefined;
  readonly courses?: string | undefined;
}

/** What the options of `events export` say, with the files that they name read. Throws `UsageError`. */
export async function projectionSettings(options: ProjectionOptions, version: string): Promise<XapiSettings> {
  const people = options.people === undefined ? undefined : await readTsv(options.people, peopleColumns, 2);
  const courses = options.courses === undefined ? undefined : await readTsv(options.courses, courseColumns);
  const secret = options.secret === undefined ? undefined : await readSecretFile(options.secret);
  const ifiType = ifiOf(options.ifi);
  if (people === undefined && (secret === undefined || ifiType !== 'external_id')) {
    const files = ifiType === 'external_id' ? '--people FILE or --secret FILE' : '--people FILE';
    throw new UsageError(`Say what learners are called outside: ${files}.`);
  }
  return {
    lmsRoot: rootOf(options['lms-root']),
    transformerVersion: `coursewright@${version}`,
    ifiType,
    courseName: (courseKey) => courses?.get(courseKey)?.[0],
    actorId: (user) => people?.get(user)?.[0] ?? (secret === undefined ? undefined : derivedId(secret, user)),
    email: (user) => people?.get(user)?.[1],
  };
}

const peopleColumns = ['user id or username', 'id outside', 'e-mail address'];
const courseColumns = ['course key', 'name'];

function rootOf(root: string | undefined): string {
  if (root !== undefined && URL.canParse(root) && /^https?:$/.test(new URL(root).protocol)) {
    return root.replace(/\/+$/, '');
  }
  throw new UsageError(
    '--lms-root is the address that courses, blocks and people are below: https://lms.example.org.',
  );
}

function ifiOf(given = 'external_id'): XapiSettings['ifiType'] {
  const known = ifiTypes.find((type) => type === given);
  if (known === undefined) throw new UsageError(`--ifi is one of ${ifiTypes.join(', ')}.`);
  return known;
}

async function readSecretFile(file: string): Promise<Buffer> {
  const secret = Buffer.from((await readFile(file, 'utf8')).trim());
  if (secret.length < 16) throw new UsageError(`The secret in ${file} is to be 16 characters at least.`);
  return secret;
}

/** A UUID (version 8) that tells nothing of the learner to whom the secret is not known, and is always the same. */
function derivedId(secret: Buffer, user: string): string {
  const bytes = createHmac('sha256', secret).update(user).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
