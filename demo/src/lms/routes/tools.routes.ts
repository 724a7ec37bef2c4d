import type { LtiPlatform, RegisteredTool } from '@coursewright/lti-provider/platform';
import { Router } from 'express';
import { html, type Markup } from '../../html.ts';
import { LmsFault } from '../lms-fault.ts';
import { csrfField, page } from '../page.ts';
import { registrationOf } from '../registration-of.ts';
import type { LmsStore } from '../store/lms-store.ts';
import { registerForm } from '../register-form.ts';
import { storageForm } from './storage.routes.ts';
import { readToolInput } from '../tool-input.ts';
import type { Visit, Visits } from '../visit.ts';

export interface ToolDeps {
  readonly store: LmsStore;
  readonly visits: Visits;
  readonly platform: LtiPlatform;
}

/** The registered tools, with what each has to know of this platform. */
export function toolRoutes({ store, visits, platform }: ToolDeps): Router {
  const router = Router();
  const show = async (visit: Visit, notice?: Markup, given = ''): Promise<string> => {
    const { words } = visit;
    const { t } = words;
    const tools = await store.tools();
    const body = html`<h1>${t('tools.title')}</h1>
      <p class="lead">${t('tools.lead')}</p>
      ${notice} ${tools.map((tool) => toolView(tool, platform, visit))}
      ${storageForm(await store.storageOffer(), visit)}
      <h2>${t('register.title')}</h2>
      ${registerForm(words)}
      <h2>${t('tools.add')}</h2>
      <form class="card" method="post" action="/tools">
        ${csrfField(visit.csrf)}
        <p id="help" class="soft">${t('tools.addHelp')}</p>
        <label for="tool">${t('tools.json')}</label>
        <textarea id="tool" name="tool" rows="8" spellcheck="false" required aria-describedby="help">
${given}</textarea>
        <button class="primary">${t('tools.submit')}</button>
      </form>`;
    return page({ title: t('tools.title'), words, visit, current: '/tools' }, body);
  };

  router.get('/tools', async (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    const { t } = visit.words;
    const { added, removed } = req.query;
    const text =
      typeof added === 'string'
        ? t('tools.added', { tool: added })
        : typeof removed === 'string'
          ? t('tools.removed', { tool: removed })
          : undefined;
    res.send(
      await show(visit, text === undefined ? undefined : html`<p class="notice" role="status">${text}</p>`),
    );
  });

  router.post('/tools', async (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    visits.checkForm(req, visit);
    const body: unknown = req.body;
    const text = typeof body === 'object' && body !== null && 'tool' in body ? String(body.tool) : '';
    const tool = readToolInput(parseJson(text));
    if (isTool(tool)) {
      await store.putTool(tool);
      res.redirect(303, `/tools?added=${encodeURIComponent(tool.name)}`);
    } else {
      const alert = html`<p class="alert" role="alert">${tool.join('; ')}</p>`;
      res.status(422).send(await show(visit, alert, text));
    }
  });

  router.post('/tools/:clientId/remove', async (req, res) => {
    const visit = visits.requireInstructor(req, res);
    if (visit === undefined) return;
    visits.checkForm(req, visit);
    const tool = (await store.tools()).find(({ client_id: id }) => id === req.params.clientId);
    if (tool === undefined) throw new LmsFault(404, 'fault.notFound');
    await store.removeTool(tool.client_id);
    res.redirect(303, `/tools?removed=${encodeURIComponent(tool.name)}`);
  });
  return router;
}

function isTool(value: RegisteredTool | readonly string[]): value is RegisteredTool {
  return !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toolView(tool: RegisteredTool, platform: LtiPlatform, { words: { t }, csrf }: Visit): Markup {
  const fact = (label: string, value: string): Markup =>
    html`<dt>${label}</dt>
      <dd>${value}</dd>`;
  return html`<section class="card" aria-label="${tool.name}">
    <h2>${tool.name}</h2>
    <dl class="facts">
      ${fact(t('tools.client'), tool.client_id)} ${fact(t('tools.loginUrl'), tool.login_url)}
      ${fact(t('tools.launchUrl'), tool.target_link_uri)} ${fact(t('tools.jwksUrl'), tool.jwks_url)}
      ${fact(t('tools.deepLinkUrl'), tool.deep_link_url ?? t('tools.none'))}
    </dl>
    <details>
      <summary>${t('tools.values', { tool: tool.name })}</summary>
      <p class="soft">${t('tools.copy')}</p>
      <pre tabindex="0">${JSON.stringify(registrationOf(platform, tool), undefined, 2)}</pre>
    </details>
    <form method="post" action="/tools/${encodeURIComponent(tool.client_id)}/remove">
      ${csrfField(csrf)}
      <p><button>${t('tools.remove', { tool: tool.name })}</button></p>
    </form>
  </section>`;
}
