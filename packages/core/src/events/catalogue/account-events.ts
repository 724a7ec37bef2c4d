import { z } from 'zod';
import { defineEvent } from '../define-event.ts';

// Names and members: openedx/edx-platform, common/djangoapps/util/model_utils.py and student/views/management.py.

const user = { user_id: z.int().nullable() };
const change = { setting: z.string(), old: z.json(), new: z.json() };

export const userSettingsChanged = defineEvent({
  name: 'edx.user.settings.changed',
  fires: 'A setting of an account or profile was changed.',
  data: z.object({
    ...user,
    ...change,
    /** Which of `old` and `new` were cut. */
    truncated: z.array(z.string()),
    table: z.string(),
  }),
});

export const userSettingsChangeInitiated = defineEvent({
  name: 'edx.user.settings.change_initiated',
  fires: 'A change that has to be confirmed, of an address or a password, was asked for.',
  data: z.object({ ...user, ...change }),
});

export const userSettingsViewed = defineEvent({
  name: 'edx.user.settings.viewed',
  fires: 'The page of an account or a profile was opened.',
  sources: ['browser'],
  data: z.object({
    user_id: z.union([z.int(), z.string()]).nullable(),
    page: z.string(),
    visibility: z.string().nullable(),
  }),
});

/** Of this engine alone: Open edX's retirement leaves no event of its own. */
export const userRetired = defineEvent({
  name: 'coursewright.user.retired',
  fires: 'An administrator had a person taken out of an account for good.',
  data: z.object({ user_id: z.int() }),
});
