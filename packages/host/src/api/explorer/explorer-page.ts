import { adminBanner } from '../../admin/admin-banner.ts';
import { asset } from '../../lms/assets.ts';
import { html, jsonData, type Html } from '../../lms/html.ts';
import { renderPage, type PageContext } from '../../lms/page.ts';
import type { ApiDocument, ApiOperation, ApiSchema } from './api-document.ts';
import { exampleOf } from './example-of.ts';

/** Every operation with its schemas, and a form that sends it. */
export function explorerPage(context: PageContext, document: ApiDocument): string {
  const { t } = context.words;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))];
  const facts = { csrf: context.viewer?.csrfToken ?? '', failed: t('explorer.failed') };
  const main = html`<h1>${t('explorer.title')}</h1>
    <p class="lead">${t('explorer.lead')}</p>
    <p><a href="/api/openapi.json">${t('explorer.document')}</a></p>
    <noscript><p class="complaint">${t('explorer.noScript')}</p></noscript>
    <nav class="api-tags" aria-label="${t('explorer.operations')}">
      ${tags.map((tag) => html`<a href="#tag-${tag}">${tag}</a>`)}
      <a href="#schemas">${t('explorer.schemas')}</a>
    </nav>
    ${tags.map(
      (tag) =>
        html`<section class="api" id="tag-${tag}" aria-labelledby="heading-${tag}">
          <h2 id="heading-${tag}" lang="en">${tag}</h2>
          ${operations
            .filter(({ operation }) => operation.tags.includes(tag))
            .map(({ path, method, operation }) =>
              operationCard(context, document, { path, method, operation }),
            )}
        </section>`,
    )}
    <section class="api" id="schemas" aria-labelledby="heading-schemas">
      <h2 id="heading-schemas">${t('explorer.schemas')}</h2>
      ${Object.entries(document.components.schemas).map(
        ([name, schema]) =>
          html`<details class="card" id="schema-${name}" lang="en">
            <summary><code class="path">${name}</code></summary>
            <div class="api-parts">${schemaText(schema)}</div>
          </details>`,
      )}
    </section>`;
  const head = html`<link rel="stylesheet" href="${asset('api-explorer.css')}" />
    ${jsonData('explorer', facts)}
    <script type="module" src="${asset('api-explorer.js')}"></script>`;
  const { viewer } = context;
  const administers = viewer?.account.superuser === true && viewer.csrfToken !== undefined;
  return renderPage(context, {
    title: t('explorer.title'),
    ...(administers && { banner: adminBanner(context, 'api') }),
    main,
    head,
    width: 'wide',
  });
}

interface Placed {
  readonly path: string;
  readonly method: string;
  readonly operation: ApiOperation;
}

function operationCard({ words: { t } }: PageContext, document: ApiDocument, placed: Placed): Html {
  const { path, method, operation } = placed;
  const id = operation.operationId;
  const body = operation.requestBody?.content['application/json']?.schema;
  const fields = operation.parameters.map(({ name, in: place, required, description }) => {
    const field = `${id}-${name}`;
    return html`<label for="${field}"
        ><code>${name}</code> ${!required && html`<span class="muted">(${t('explorer.optional')})</span>`}
        ${description !== undefined && html`<span class="muted" lang="en">${description}</span>`}</label
      >
      <input id="${field}" name="${name}" data-in="${place}" ${required && html` required`} />`;
  });
  return html`<details class="card" id="${id}">
    <summary>
      <code class="method" data-method="${method.toUpperCase()}">${method.toUpperCase()}</code>
      <code class="path">${path}</code>
      <span class="muted" lang="en">${operation.summary}</span>
      ${operation.security.length === 0 && html`<span class="tag">${t('explorer.open')}</span>`}
    </summary>
    <div class="api-parts">
      <form data-method="${method.toUpperCase()}" data-path="${path}">
        ${fields}
        ${
          body !== undefined &&
          html`<label for="${id}-body">${t('explorer.body')}</label>
            <textarea id="${id}-body" data-in="body" rows="6" spellcheck="false">
${JSON.stringify(exampleOf(body, document), null, 2)}</textarea>
            <details class="more">
              <summary>${t('explorer.schema')}</summary>
              ${schemaText(body)}
            </details>`
        }
        <button class="button">${t('explorer.send')}</button>
        <output aria-label="${t('explorer.answer')}"></output>
      </form>
      <details class="more">
        <summary>${t('explorer.answers')}</summary>
        <dl lang="en">${Object.entries(operation.responses).map(responseEntry)}</dl>
      </details>
    </div>
  </details>`;
}

function responseEntry([status, { description, content = {} }]: [
  string,
  ApiOperation['responses'][string],
]): Html {
  return html`<div>
    <dt>
      <code class="tag${status.startsWith('2') ? ' good' : ''}">${status}</code>
      <span>${inCode(description)}</span>
    </dt>
    ${Object.values(content).map(({ schema }) => html`<dd>${schemaText(schema)}</dd>`)}
  </div>`;
}

/** Descriptions in OpenAPI are Markdown, of which ours have names in backticks. */
function inCode(text: string): readonly (Html | string)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

/** A reference is a link to the schema on this page. */
function schemaText(schema: ApiSchema): Html {
  const reference = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined;
  if (reference !== undefined)
    return html`<p>
      <a href="#schema-${reference}"><code>${reference}</code></a>
    </p>`;
  return html`<pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre>`;
}
