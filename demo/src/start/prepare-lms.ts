import { readFile } from 'node:fs/promises';
import { CoreError, type CourseSummary } from '@coursewright/core';
import { linkParameters, type LtiTool } from '@coursewright/lti-provider';
import type { LtiPlatform } from '@coursewright/lti-provider/platform';
import { addActivity } from '../lms/activities.ts';
import { course } from '../lms/course.ts';
import { registrationOf } from '../lms/registration-of.ts';
import type { LmsStore } from '../lms/store/lms-store.ts';
import { readToolInput } from '../lms/tool-input.ts';
import { sampleBlock, sampleCourse } from './prepare-courses.ts';
import type { Report } from './report.ts';

const clientId = 'coursewright';

export interface PrepareLms {
  readonly store: LmsStore;
  readonly platform: LtiPlatform;
  readonly lti: Pick<LtiTool, 'platforms' | 'addresses'>;
  readonly hostUrl: string;
}

/** Makes the LMS and the host known to each other, whatever their addresses are today. */
export async function introduce({ store, platform, lti, hostUrl }: PrepareLms): Promise<void> {
  const { login, launch, jwks, deepLink } = lti.addresses;
  const tool = {
    client_id: clientId,
    deployment_id: '1',
    name: 'Coursewright',
    login_url: login,
    redirect_uris: [launch, deepLink],
    jwks_url: jwks,
    target_link_uri: launch,
    deep_link_url: deepLink,
    // What a link was copied from is told with every launch, also of links whose own parameters a copy lost.
    custom: linkParameters,
  };
  const first = (await store.tools()).length === 0;
  await store.putTool(tool);
  const registration = registrationOf(platform, tool);
  const known = await lti.platforms.list();
  if (!known.some(({ issuer, clientId: id }) => issuer === registration.issuer && id === clientId)) {
    await lti.platforms.add(registration);
  }
  if (first) await addSampleActivities(store);
  await followHost(store, hostUrl);
}

/** What the content page starts with: the course as a whole, and parts of it, as a teacher would choose them. */
async function addSampleActivities(store: LmsStore): Promise<void> {
  const block = (type: string, id: string) => ({ block: sampleBlock(type, id) });
  const samples = [
    {
      id: 'chance',
      title: 'Chance: an introduction to probability',
      custom: { course: sampleCourse },
      points: 100,
    },
    { id: 'warm-up', title: 'Warm up: what do you expect?', custom: block('problem', 'warm-up'), points: 1 },
    { id: 'galton', title: 'Film: a thousand small decisions', custom: block('vertical', 'galton') },
    {
      id: 'counting',
      title: 'Practice: counting',
      custom: block('sequential', 'practice-counting'),
      points: 5,
    },
    { id: 'final-check', title: 'Final check', custom: block('sequential', 'final-check'), points: 100 },
  ];
  for (const { id, title, custom, points } of samples) {
    // As the tool's picker gives them: a copy of the course finds its columns by what they are for.
    const resourceId = 'block' in custom ? custom.block : sampleBlock('course', 'course');
    const lineItem =
      points === undefined ? {} : { lineItem: { scoreMaximum: points, resourceId, tag: 'link' } };
    await addActivity(store, { id, contextId: course.id, clientId, title, custom, ...lineItem });
  }
}

/** Links that were chosen in the picker name the host's address; it moves with PORT. */
async function followHost(store: LmsStore, hostUrl: string): Promise<void> {
  const courses = await store.contexts();
  for (const link of (await Promise.all(courses.map(({ id }) => store.links(id)))).flat()) {
    const { targetLinkUri } = link;
    if (link.clientId !== clientId || targetLinkUri === undefined) continue;
    const { pathname, search } = new URL(targetLinkUri);
    const moved = hostUrl + pathname + search;
    if (moved !== targetLinkUri) await store.putLink({ ...link, targetLinkUri: moved });
  }
}

/** Puts whole courses on the content page. Idempotent. */
export async function addCourses(store: LmsStore, courses: readonly CourseSummary[]): Promise<void> {
  for (const { courseKey, title } of courses) {
    const custom = { course: courseKey };
    const activity = { id: courseKey, contextId: course.id, clientId, title, custom };
    await addActivity(store, { ...activity, lineItem: { scoreMaximum: 100 } });
  }
}

/** Registers further tools from files, and says what each has to know. Throws `bad_input`. */
export async function addTools(
  { store, platform }: Pick<PrepareLms, 'store' | 'platform'>,
  files: readonly string[],
  report: Report,
): Promise<void> {
  for (const file of files) {
    const tool = readToolInput(await readJson(file));
    if (!('client_id' in tool)) throw new CoreError('bad_input', `${file}: ${tool.join('; ')}`);
    // Without an id of its own the tool would be another one at every start.
    const there = (await store.tools()).find(
      ({ login_url: url, name }) => url === tool.login_url && name === tool.name,
    );
    const kept = there === undefined ? tool : { ...tool, client_id: there.client_id };
    await store.putTool(kept);
    report.say(`${tool.name} is registered at the demo LMS. It needs:`);
    report.say(JSON.stringify(registrationOf(platform, kept), undefined, 2));
  }
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new CoreError('bad_input', `${file} is no JSON file that can be read.`, { cause: error });
  }
}
