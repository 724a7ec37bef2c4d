import { z } from 'zod';

const embedKey = z.string().min(1).max(64).meta({ example: 'ek_3rN0pQ' });
const code = z.string().min(20).max(200);
const guest = z
  .string()
  .min(32)
  .max(100)
  .optional()
  .meta({ description: 'From an earlier guest answer: its work is carried on, or given to the account' });

/** What can be exchanged for a bearer token. */
export const grantSchema = z
  .discriminatedUnion('grant', [
    z.object({ grant: z.literal('launch_code'), code }).meta({
      title: 'Launch code',
      description: 'The one-time code that a launch has put into the address of its page',
    }),
    z.object({ grant: z.literal('renew') }).meta({
      title: 'Renewal',
      description: 'With the old token as bearer, good or run out within its launch session',
    }),
    z.object({ grant: z.literal('guest'), embedKey, guest }).meta({ title: 'Guest' }),
    z.object({ grant: z.literal('assertion'), embedKey, assertion: z.string().max(8000), guest }).meta({
      title: 'Learner of a site',
      description:
        "A JWT signed by the site's server with the secret of its embed key; one use, five minutes",
    }),
    z
      .object({
        grant: z.literal('authorization_code'),
        embedKey,
        code,
        codeVerifier: z.string().regex(/^[\w.~-]{43,128}$/),
        guest,
      })
      .meta({ title: 'Log-in window', description: 'The code of /embed/authorize, with its PKCE verifier' }),
  ])
  .meta({ id: 'Grant' });

export type Grant = z.output<typeof grantSchema>;

export const tokenAnswer = z
  .object({
    token: z.string().meta({ description: 'For `Authorization: Bearer`' }),
    expiresIn: z.number().int().meta({ description: 'Seconds' }),
    courses: z.array(z.string()).meta({ description: 'Course keys that the token reaches' }),
    usageKey: z.string().optional().meta({ description: 'What the launch opened' }),
    guest: z.string().optional().meta({ description: 'A secret to come back as the same guest' }),
  })
  .meta({ id: 'TokenAnswer' });
