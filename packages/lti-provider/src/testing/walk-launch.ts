import type { LoginInitiation } from '../platform/login-initiation.ts';
import { readForm } from './read-form.ts';

/** A login that the tool has begun: what the platform must answer with, and what the browser keeps. */
export interface BegunLogin {
  /** The platform's authorisation endpoint with the tool's request. */
  readonly location: URL;
  readonly state: string;
  readonly nonce: string;
  readonly cookie: string;
}

/** Takes the first step of a launch as a browser would. Throws with the tool's page where it refuses. */
export async function beginLogin(address: string | URL): Promise<BegunLogin> {
  const answer = await fetch(address, { redirect: 'manual' });
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`The tool refused the login: ${await answer.text()}`);
  const url = new URL(location);
  return {
    location: url,
    state: url.searchParams.get('state') ?? '',
    nonce: url.searchParams.get('nonce') ?? '',
    cookie: answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  };
}

/** Posts a message to the tool from the browser with these cookies. */
export async function postMessage(
  address: string,
  fields: Readonly<Record<string, string>>,
  cookie: string,
  language = 'en',
): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'accept-language': language },
    body: new URLSearchParams(fields),
  });
}

/** Walks a whole launch as the browser of `userId`, who is logged in at the test platform; answers the tool's answer. */
export async function walkLaunch(initiation: LoginInitiation, userId: string): Promise<Response> {
  const { location, cookie } = await beginLogin(initiation.address);
  const page = await fetch(location, { headers: { 'x-test-user': userId } });
  const { action, fields } = readForm(await page.text());
  return postMessage(action, fields, cookie);
}
