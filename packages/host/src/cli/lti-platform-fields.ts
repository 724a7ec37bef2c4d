import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { CoreError } from '@coursewright/core';
import type { Cli } from './cli.ts';
import type { CommandOptions } from './define-command.ts';

/** What `lti platform add` and `lti platform change` may set one by one. */
export const ltiPlatformOptions = {
  json: { type: 'string', value: 'FILE', help: 'The members as one document; - is standard input.' },
  name: { type: 'string', value: 'NAME', help: 'What it is called here.' },
  issuer: { type: 'string', value: 'ISSUER', help: 'Platform id, iss.' },
  'client-id': { type: 'string', value: 'ID', help: 'What the LMS named the tool.' },
  deployment: { type: 'string', value: 'ID', multiple: true, help: 'A deployment that may launch.' },
  deployments: { type: 'string', value: 'any|listed', help: 'any: also those that are not listed yet.' },
  'auth-login-url': { type: 'string', value: 'URL', help: 'Where logins are authorised (OIDC).' },
  'auth-token-url': { type: 'string', value: 'URL', help: 'Where access tokens are asked for.' },
  'jwks-url': { type: 'string', value: 'URL', help: 'Its public keys.' },
  audience: { type: 'string', value: 'TEXT', help: 'aud of our assertions, if it is not the token address.' },
  course: { type: 'string', value: 'KEY', multiple: true, help: 'Opens this course, and no other.' },
  product: { type: 'string', value: 'CODE', help: 'canvas, moodle, …; learnt at the first launch.' },
  grades: { type: 'string', value: 'WHAT', help: 'Line items for links, subsections, course or none.' },
  'no-names': { type: 'boolean', help: 'Keeps no names of its people.' },
  'no-email': { type: 'boolean', help: 'Keeps no e-mail addresses of its people.' },
  anonymous: { type: 'boolean', help: 'Lets launches in that do not say who comes.' },
} as const satisfies CommandOptions;

type Given = {
  readonly [Name in keyof typeof ltiPlatformOptions]?: string | string[] | boolean | undefined;
};

/** Members of a registration by option. */
const members = {
  name: 'name',
  issuer: 'issuer',
  client_id: 'client-id',
  deployment_ids: 'deployment',
  deployments: 'deployments',
  auth_login_url: 'auth-login-url',
  auth_token_url: 'auth-token-url',
  jwks_url: 'jwks-url',
  audience: 'audience',
  courses: 'course',
  product: 'product',
  grades: 'grades',
  anonymous: 'anonymous',
} as const satisfies Readonly<Record<string, keyof Given>>;

/** The members that the command line names: those of the file, and over them those of the options. */
export async function ltiPlatformFields(options: Given, cli: Cli): Promise<Record<string, unknown>> {
  const file = typeof options.json === 'string' ? await readJson(options.json, cli) : {};
  const given = Object.entries(members).flatMap(([member, option]) =>
    options[option] === undefined ? [] : [[member, options[option]]],
  );
  const person = {
    ...(options['no-names'] === true && { name: false }),
    ...(options['no-email'] === true && { email: false }),
  };
  return {
    ...file,
    ...Object.fromEntries(given),
    ...(Object.keys(person).length > 0 && { personal_data: person }),
  };
}

async function readJson(file: string, { input }: Cli): Promise<object> {
  const content = file === '-' ? await text(input) : await readFile(file, 'utf8');
  let read: unknown;
  try {
    read = JSON.parse(content);
  } catch (error) {
    throw new CoreError('bad_input', `${file} is not JSON: ${String(error)}`, { cause: error });
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    throw new CoreError('bad_input', `${file} holds no object with the members of a platform.`);
  }
  return read;
}
