import type { LtiTool } from '@coursewright/lti-provider';
import { html, type Html } from '../../lms/html.ts';
import type { PageContext } from '../../lms/page.ts';
import { copyField } from './copy-field.ts';
import { ltiPage, notice } from './lti-page.ts';
import { textField } from './text-field.ts';

/** What the forms of the page hold, by the members' names. */
export type HandFields = Readonly<Record<(typeof handFields)[number], string>>;

export const handFields = [
  'name',
  'issuer',
  'client_id',
  'deployment_ids',
  'auth_login_url',
  'auth_token_url',
  'jwks_url',
  'audience',
] as const;

const optionalFields: readonly string[] = ['deployment_ids', 'audience'];

interface Parts {
  readonly csrf: string;
  readonly addresses: LtiTool['addresses'];
  /** Public keys in PEM, and the JSON for Canvas. */
  readonly pem: string;
  readonly canvas: string;
  /** A one-time address that was just made, and until when it is good. */
  readonly made?: { readonly address: string; readonly until: string } | undefined;
  readonly json?: string | undefined;
  readonly fields?: HandFields | undefined;
  readonly wrong?: { readonly where: 'json' | 'hand'; readonly text: string } | undefined;
}

/** The three ways to add a platform: it registers itself, a document, or field by field. */
export function addPlatformPage(context: PageContext, parts: Parts): string {
  const { t } = context.words;
  const main = html`<h1>${t('lti.add.title')}</h1>
    <p class="lead">${t('lti.add.lead')}</p>
    ${itself(context, parts)} ${byHand(context, parts)} ${byJson(context, parts)}`;
  return ltiPage(context, { title: t('lti.add.title'), place: 'add', main });
}

const pasteSentences = ['moodle', 'canvas', 'brightspace', 'sakai', 'blackboard', 'openedx'] as const;

function itself(context: PageContext, { csrf, made }: Parts): Html {
  const { t } = context.words;
  return html`<section class="card panel" aria-labelledby="itself">
    <h2 id="itself">${t('lti.add.itself')}</h2>
    <p>${t('lti.add.itselfHelp')}</p>
    ${
      made === undefined
        ? html`<form method="post" action="/admin/lti/add/address">
            <input type="hidden" name="csrf" value="${csrf}" />
            <button class="button">${t('lti.add.makeAddress')}</button>
          </form>`
        : html`${notice(t('lti.add.addressMade', { until: made.until }))}
          ${copyField(context, { id: 'address', label: t('lti.add.address'), value: made.address })}`
    }
    <details ${made !== undefined && html` open`}>
      <summary>${t('lti.add.where')}</summary>
      <dl class="paste">
        ${pasteSentences.map(
          (lms) =>
            html`<dt>${t(`lti.lms.${lms}`)}</dt>
              <dd>${t(`lti.paste.${lms}`)}</dd>`,
        )}
      </dl>
    </details>
  </section>`;
}

function byHand(context: PageContext, parts: Parts): Html {
  const { t } = context.words;
  const { addresses, pem, canvas, csrf, fields, wrong } = parts;
  const copied = [
    { id: 'login', label: t('lti.copy.login'), value: addresses.login },
    { id: 'launch', label: t('lti.copy.launch'), value: addresses.launch },
    { id: 'deep-link', label: t('lti.copy.deepLink'), value: addresses.deepLink },
    { id: 'jwks', label: t('lti.copy.jwks'), value: addresses.jwks },
    { id: 'canvas-url', label: t('lti.copy.canvasUrl'), value: addresses.canvas },
    { id: 'pem', label: t('lti.copy.pem'), value: pem, rows: 4 },
    { id: 'canvas', label: t('lti.copy.canvas'), value: canvas, rows: 6 },
  ];
  return html`<section class="card panel" aria-labelledby="hand">
    <h2 id="hand">${t('lti.add.hand')}</h2>
    <h3>${t('lti.add.handThere')}</h3>
    <p>${t('lti.add.handThereHelp')}</p>
    ${copied.map((field) => copyField(context, field))}
    <h3 id="here">${t('lti.add.handHere')}</h3>
    <p>${t('lti.add.handHereHelp')}</p>
    <form class="fields" method="post" action="/admin/lti/add/hand#here" aria-labelledby="here">
      <input type="hidden" name="csrf" value="${csrf}" />
      ${notice(wrong?.where === 'hand' ? wrong.text : undefined, 'bad')}
      ${handFields.map((name) =>
        textField({
          id: `hand-${name}`,
          name,
          label: t(`lti.field.${name}`),
          help: t(`lti.help.${name}`),
          value: fields?.[name] ?? '',
          required: !optionalFields.includes(name),
        }),
      )}
      <button class="button">${t('lti.add.submit')}</button>
    </form>
  </section>`;
}

function byJson({ words: { t } }: PageContext, { csrf, json = '', wrong }: Parts): Html {
  return html`<section class="card panel" aria-labelledby="by-json">
    <h2 id="by-json">${t('lti.add.json')}</h2>
    <p id="json-help">${t('lti.add.jsonHelp')}</p>
    <form class="fields" method="post" action="/admin/lti/add/json#by-json">
      <input type="hidden" name="csrf" value="${csrf}" />
      ${notice(wrong?.where === 'json' ? wrong.text : undefined, 'bad')}
      <label for="json">JSON</label>
      <textarea id="json" name="json" rows="8" required spellcheck="false" aria-describedby="json-help">
${json}</textarea>
      <button class="button">${t('lti.add.submit')}</button>
    </form>
  </section>`;
}
