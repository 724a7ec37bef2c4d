import { z } from 'zod';
import { defineEvent, defineEvents } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Discussion Forum Events". Bodies are cut at 2,000 characters, titles at 1,000.

const post = {
  id: z.string(),
  /** Of the discussion topic. */
  commentable_id: z.string(),
  /** The same, where the topic stands in the course's discussion settings. */
  category_id: z.string().exactOptional(),
  category_name: z.string().exactOptional(),
  team_id: z.string().exactOptional(),
  url: z.string().exactOptional(),
  user_course_roles: z.array(z.string()).exactOptional(),
  user_forums_roles: z.array(z.string()).exactOptional(),
};
const body = { body: z.string(), truncated: z.boolean() };
const title = { title: z.string(), title_truncated: z.boolean() };
const options = { options: z.object({ followed: z.boolean() }).catchall(z.json()) };
const target = { target_username: z.string().nullable().exactOptional() };
const kind = { content_type: z.string().exactOptional() };
const discussion = { discussion: z.object({ id: z.string() }) };
const reportedBody = { body: z.string(), truncated: z.boolean().exactOptional(), ...target, ...kind };
const cleared = { reported_status_cleared: z.boolean() };

export const threadCreated = defineEvent({
  name: 'edx.forum.thread.created',
  fires: 'A thread was begun.',
  data: z.object({
    ...post,
    ...body,
    ...title,
    ...options,
    anonymous: z.boolean(),
    anonymous_to_peers: z.boolean(),
    group_id: z.union([z.int(), z.string()]).nullable(),
    thread_type: z.enum(['discussion', 'question']),
  }),
});

export const responseCreated = defineEvent({
  name: 'edx.forum.response.created',
  fires: 'A thread was answered.',
  data: z.object({ ...post, ...body, ...options, ...discussion }),
});

export const commentCreated = defineEvent({
  name: 'edx.forum.comment.created',
  fires: 'A response was commented on.',
  data: z.object({ ...post, ...body, ...options, ...discussion, response: z.object({ id: z.string() }) }),
});

export const postsEdited = defineEvents(
  {
    'edx.forum.thread.edited': 'A thread was changed.',
    'edx.forum.response.edited': 'A response was changed.',
    'edx.forum.comment.edited': 'A comment was changed.',
  },
  {
    data: z.object({
      ...post,
      ...target,
      ...kind,
      edit_reason: z.string().nullable().exactOptional(),
      own_content: z.boolean().exactOptional(),
    }),
  },
);

export const postsDeleted = defineEvents(
  {
    'edx.forum.thread.deleted': 'A thread was deleted.',
    'edx.forum.response.deleted': 'A response was deleted.',
    'edx.forum.comment.deleted': 'A comment was deleted.',
  },
  {
    data: z.object({
      ...post,
      ...target,
      ...kind,
      body: z.string(),
      own_content: z.boolean().exactOptional(),
      title: z.string().exactOptional(),
      title_truncated: z.boolean().exactOptional(),
    }),
  },
);

export const threadLocks = defineEvents(
  {
    'edx.forum.thread.locked': 'A thread was closed.',
    'edx.forum.thread.unlocked': 'A thread was opened again.',
  },
  { data: z.object({ ...post, ...target, lock_reason: z.string().nullable().exactOptional() }) },
);

export const threadReported = defineEvent({
  name: 'edx.forum.thread.reported',
  fires: 'A thread was reported to the moderators.',
  data: z.object({ ...post, ...reportedBody, ...title }),
});

export const repliesReported = defineEvents(
  {
    'edx.forum.response.reported': 'A response was reported to the moderators.',
    'edx.forum.comment.reported': 'A comment was reported to the moderators.',
  },
  { data: z.object({ ...post, ...reportedBody }) },
);

export const threadUnreported = defineEvent({
  name: 'edx.forum.thread.unreported',
  fires: 'The report of a thread was taken back.',
  data: z.object({ ...post, ...reportedBody, ...title, ...cleared }),
});

export const repliesUnreported = defineEvents(
  {
    'edx.forum.response.unreported': 'The report of a response was taken back.',
    'edx.forum.comment.unreported': 'The report of a comment was taken back.',
  },
  { data: z.object({ ...post, ...reportedBody, ...cleared }) },
);

export const responseMarks = defineEvents(
  {
    'edx.forum.response.mark': 'A response was endorsed, or marked as the answer.',
    'edx.forum.response.unmark': 'The mark of a response was taken away.',
  },
  {
    data: z.object({
      ...post,
      ...target,
      ...discussion,
      /** `Endorse`, `Answer`. */
      mark_type: z.string(),
    }),
  },
);

export const threadViewed = defineEvent({
  name: 'edx.forum.thread.viewed',
  fires: 'A thread was opened.',
  data: z.object({ ...post, ...target, ...title }),
});

export const postsVoted = defineEvents(
  {
    'edx.forum.thread.voted': 'A thread was voted for, or the vote taken back.',
    'edx.forum.response.voted': 'A response was voted for, or the vote taken back.',
  },
  {
    data: z.object({
      ...post,
      ...target,
      undo_vote: z.boolean(),
      /** `up`; older logs have `down` too. */
      vote_value: z.enum(['up', 'down']),
    }),
  },
);

export const forumSearched = defineEvent({
  name: 'edx.forum.searched',
  fires: 'Discussions were searched.',
  data: z.object({
    query: z.string(),
    /** The spelling that the search engine took instead. */
    corrected_text: z.string().nullable().exactOptional(),
    group_id: z.union([z.int(), z.string()]).nullable().exactOptional(),
    page: z.int(),
    total_results: z.int(),
  }),
});
