import type { CourseSummary } from '@coursewright/core';
import type { Registration } from '@coursewright/lti-provider';
import { html, type Html } from '../../lms/html.ts';
import type { PageContext } from '../../lms/page.ts';
import { platformPath } from './platform-names.ts';
import { choiceField, textField } from './text-field.ts';

const gradeModes = ['links', 'subsections', 'course', 'none'] as const;

interface Parts {
  readonly csrf: string;
  readonly registration: Registration;
  readonly courses: readonly CourseSummary[];
}

/** Everything of a registration that an administrator decides about. */
export function platformForm(context: PageContext, { csrf, registration, courses }: Parts): Html {
  const { t } = context.words;
  const { name, product, personalData, anonymous, grades } = registration;
  return html`<form class="card panel fields" method="post" action="${platformPath(registration)}">
    <input type="hidden" name="csrf" value="${csrf}" />
    <h2>${t('lti.settings')}</h2>
    ${textField({ id: 'name', name: 'name', label: t('lti.field.name'), value: name, required: true })}
    ${courseChoice(context, registration, courses)}
    <fieldset>
      <legend>${t('lti.grades')}</legend>
      ${gradeModes.map((mode) => choiceField({ type: 'radio', name: 'grades', value: mode, label: t(`lti.grades.${mode}`), checked: mode === grades }))}
    </fieldset>
    <fieldset>
      <legend>${t('lti.personalData')}</legend>
      <p class="muted">${t('lti.personalDataHelp')}</p>
      ${choiceField({ type: 'checkbox', name: 'keep_name', value: 'yes', label: t('lti.keepName'), checked: personalData.name })}
      ${choiceField({ type: 'checkbox', name: 'keep_email', value: 'yes', label: t('lti.keepEmail'), checked: personalData.email })}
      ${choiceField({ type: 'checkbox', name: 'anonymous', value: 'yes', label: t('lti.anonymous'), checked: anonymous })}
    </fieldset>
    ${deploymentChoice(context, registration)}
    <details>
      <summary>${t('lti.addresses')}</summary>
      <p class="muted">${t('lti.addressesHelp')}</p>
      ${addressFields(registration).map(([member, value, required]) =>
        textField({
          id: member,
          name: member,
          label: t(`lti.field.${member}`),
          help: t(`lti.help.${member}`),
          value,
          required,
        }),
      )}
      ${textField({ id: 'product', name: 'product', label: t('lti.field.product'), help: t('lti.help.product'), value: product ?? '' })}
    </details>
    <button class="button">${t('lti.save')}</button>
  </form>`;
}

function courseChoice(
  { words: { t } }: PageContext,
  { courses: allowed }: Registration,
  courses: readonly CourseSummary[],
): Html {
  const known = new Set(courses.map(({ courseKey }) => courseKey));
  // A course that is not here any more stays allowed until somebody says otherwise.
  const gone = (allowed ?? []).filter((courseKey) => !known.has(courseKey));
  const listed = [
    ...courses.map(({ courseKey, title }) => ({ courseKey, title })),
    ...gone.map((courseKey) => ({ courseKey, title: courseKey })),
  ];
  return html`<fieldset>
    <legend>${t('lti.courses')}</legend>
    ${choiceField({ type: 'radio', name: 'reach', value: 'every', label: t('lti.everyCourse'), checked: allowed === undefined })}
    ${choiceField({ type: 'radio', name: 'reach', value: 'some', label: t('lti.someCourses'), checked: allowed !== undefined })}
    <div class="list" tabindex="0" role="group" aria-label="${t('lti.someCourses')}">
      ${listed.map(({ courseKey, title }) => choiceField({ type: 'checkbox', name: 'course', value: courseKey, label: title, checked: allowed?.includes(courseKey) === true }))}
      ${listed.length === 0 && html`<p class="muted">${t('lti.noCourses')}</p>`}
    </div>
  </fieldset>`;
}

function deploymentChoice({ words: { t } }: PageContext, registration: Registration): Html {
  const { deployments, deploymentIds } = registration;
  return html`<fieldset>
    <legend>${t('lti.deployments')}</legend>
    ${choiceField({ type: 'radio', name: 'deployments', value: 'any', label: t('lti.anyDeployment'), checked: deployments === 'any' })}
    ${choiceField({ type: 'radio', name: 'deployments', value: 'listed', label: t('lti.listedDeployments'), checked: deployments === 'listed' })}
    <p class="field">
      <label for="deployment_ids">${t('lti.field.deployment_ids')}</label>
      <textarea
        id="deployment_ids"
        name="deployment_ids"
        rows="3"
        spellcheck="false"
        aria-describedby="deployments-help"
      >
${deploymentIds.join('\n')}</textarea>
      <span class="muted" id="deployments-help">${t('lti.deploymentsHelp')}</span>
    </p>
  </fieldset>`;
}

const addressFields = (registration: Registration) =>
  [
    ['issuer', registration.issuer, true],
    ['client_id', registration.clientId, true],
    ['auth_login_url', registration.authLoginUrl, true],
    ['auth_token_url', registration.authTokenUrl, true],
    ['jwks_url', registration.jwksUrl, true],
    ['audience', registration.audience ?? '', false],
  ] as const;
