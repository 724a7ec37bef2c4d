// Gets a token for one of your site's learners, with nothing but Node.
//
//   COURSEWRIGHT_URL=https://courses.example.org COURSEWRIGHT_EMBED_KEY=ek_… COURSEWRIGHT_EMBED_SECRET=… \
//     node learner-token.mjs LEARNER_ID [NAME [EMAIL]]
import { createHmac, randomUUID } from 'node:crypto';

const {
  COURSEWRIGHT_URL: url,
  COURSEWRIGHT_EMBED_KEY: embedKey,
  COURSEWRIGHT_EMBED_SECRET: secret,
} = process.env;

const base64url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** `learner`: `{ id, name?, email? }`; `id` is yours and must stay the same. Gives `{ token, expiresIn, courses }` for the page. */
export async function learnerToken(learner, guest) {
  const now = Math.floor(Date.now() / 1000);
  const header = base64url({ alg: 'HS256', typ: 'JWT' });
  const claims = base64url({
    iss: embedKey,
    aud: url,
    sub: learner.id,
    name: learner.name,
    email: learner.email,
    iat: now,
    exp: now + 120,
    jti: randomUUID(),
  });
  const signature = createHmac('sha256', secret).update(`${header}.${claims}`).digest('base64url');
  const response = await fetch(`${url}/api/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      grant: 'assertion',
      embedKey,
      assertion: `${header}.${claims}.${signature}`,
      guest,
    }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.title}: ${answer.detail}`);
  return answer;
}

const [id, name, email] = process.argv.slice(2);
if (id !== undefined) console.log(JSON.stringify(await learnerToken({ id, name, email })));
