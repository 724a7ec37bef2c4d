import { timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { html, type Markup } from '../../html.ts';
import { page } from '../page.ts';
import { people, personByUsername } from '../people.ts';
import { clearSessionCookie, sessionSecret, setSessionCookie } from '../session-cookie.ts';
import type { Sessions } from '../sessions.ts';
import { wordsFor, type Words } from '../texts/words.ts';
import type { Visits } from '../visit.ts';

const form = z.object({ username: z.string(), password: z.string(), next: z.string().default('/') });

export function loginRoutes({ sessions, visits }: { readonly sessions: Sessions; readonly visits: Visits }) {
  const router = Router();
  router.get('/login', (req, res) => {
    const next = typeof req.query['next'] === 'string' ? req.query['next'] : '/';
    if (visits.find(req) === undefined) res.send(loginPage(wordsFor(req), { next: ownPath(next) }));
    else res.redirect(303, ownPath(next));
  });
  router.post('/login', async (req, res) => {
    const given = form.safeParse(req.body);
    const { username, password, next } = given.data ?? { username: '', password: '', next: '/' };
    const person = personByUsername(username.trim().toLowerCase());
    if (person === undefined || !samePassword(password, person.password)) {
      res.status(401).send(loginPage(wordsFor(req), { next: ownPath(next), wrong: true, username }));
      return;
    }
    setSessionCookie(res, await sessions.start(person.id));
    res.redirect(303, ownPath(next));
  });
  router.post('/logout', async (req, res) => {
    const visit = visits.require(req, res);
    if (visit === undefined) return;
    visits.checkForm(req, visit);
    await sessions.end(sessionSecret(req) ?? '');
    clearSessionCookie(res);
    res.redirect(303, '/login');
  });
  return router;
}

/** Only paths of this site: `//elsewhere` and `/\elsewhere` are another's. */
function ownPath(next: string): string {
  return /^\/(?![/\\])/.test(next) ? next : '/';
}

function samePassword(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

interface LoginState {
  readonly next: string;
  readonly wrong?: boolean;
  readonly username?: string;
}

function loginPage(words: Words, { next, wrong = false, username = '' }: LoginState): string {
  const { t } = words;
  const body = html`<div class="narrow">
    <h1>${t('login.title')}</h1>
    <p class="lead">${t('login.lead')}</p>
    ${wrong ? html`<p class="alert" role="alert">${t('login.wrong')}</p>` : undefined}
    <form class="card" method="post" action="/login">
      <input type="hidden" name="next" value="${next}" />
      <label for="username">${t('login.username')}</label>
      <input
        id="username"
        name="username"
        value="${username}"
        autocomplete="username"
        autocapitalize="none"
        required
      />
      <label for="password">${t('login.password')}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required />
      <button class="primary">${t('login.submit')}</button>
    </form>
    <h2 id="people">${t('login.people')}</h2>
    ${peopleTable(words)}
    <p class="soft">${t('login.demo')}</p>
  </div>`;
  return page({ title: t('login.title'), words }, body);
}

function peopleTable({ t }: Words): Markup {
  return html`<div class="card scroll">
    <table aria-labelledby="people">
      <thead>
        <tr>
          <th scope="col">${t('login.username')}</th>
          <th scope="col">${t('login.password')}</th>
          <th scope="col">${t('role.column')}</th>
        </tr>
      </thead>
      <tbody>
        ${people.map(
          (person) =>
            html`<tr>
              <th scope="row">${person.username}</th>
              <td><code>${person.password}</code></td>
              <td>${t(`role.${person.role}`)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
