import type { JsonObject } from '@coursewright/core/shared';
import { needed } from '../projection/refused-event.ts';
import { textAt, valueOf, type TrackingEvent } from '../projection/tracking-event.ts';
import { activity, forNames, given, type XapiFamily, type XapiMapping } from './define-xapi.ts';
import { activityTypes, extensionIris } from './iris.ts';
import type { VerbName } from './verbs.ts';

type Extensions = (event: TrackingEvent) => JsonObject;

function post(verb: VerbName, extensions: Extensions = () => ({})): XapiMapping {
  return {
    verb,
    parts: (event, { lmsRoot }) => {
      const id = needed(textAt(event, 'data', 'id'), 'data.id');
      const path = needed(textAt(event, 'context', 'path'), 'context.path');
      const title = textAt(event, 'data', 'title');
      const thread = textAt(event, 'data', 'discussion', 'id');
      return {
        object: activity(`${lmsRoot}${withoutSlashes(withoutSlashes(path).replaceAll(id, ''))}/${id}`, {
          ...(title !== undefined && { name: { en: title } }),
          type: activityTypes.discussion,
        }),
        extensions: extensions(event),
        ...(thread !== undefined && {
          grouping: [
            activity(`${lmsRoot}/api/discussion/v1/threads/${thread}`, { type: activityTypes.discussion }),
          ],
        }),
      };
    },
  };
}

const typed =
  (member: string): Extensions =>
  (event) =>
    given({ [extensionIris.type]: valueOf(event, member) });
const all = (what: string) => ['thread', 'response', 'comment'].map((kind) => `edx.forum.${kind}.${what}`);

export const forumStatements: XapiFamily = {
  'edx.forum.thread.created': post('posted', typed('thread_type')),
  ...forNames(['edx.forum.response.created', 'edx.forum.comment.created'], post('posted')),
  ...forNames(all('edited'), post('edited')),
  ...forNames(all('deleted'), post('deleted')),
  ...forNames(all('reported'), post('reported')),
  ...forNames(all('unreported'), post('unreported')),
  'edx.forum.thread.viewed': post('viewed'),
  ...forNames(['edx.forum.thread.voted', 'edx.forum.response.voted'], post('voted', typed('vote_value'))),
};

function withoutSlashes(path: string): string {
  return path.replace(/\/+$/, '');
}
