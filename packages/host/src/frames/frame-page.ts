import { returnAddress } from '@coursewright/lti-provider';
import type { LaunchPlace } from '../accounts/tokens/launch-session-store.port.ts';
import { asset } from '../lms/assets.ts';
import { html, jsonData, type Html } from '../lms/html.ts';
import type { Translation } from '../lms/i18n/translator.ts';
import type { WidgetBundle } from '../lms/widget-bundle.ts';
import { widgetScript } from '../lms/widget-page.ts';
import { frameTabs, linkGradesSection, linkGradesTexts } from './link-grades-section.ts';

interface FrameParts {
  readonly words: Translation;
  readonly title: string;
  readonly widgets: WidgetBundle;
  /** What stands in the frame from the start; absent = the script finds out from the hash. */
  readonly content?: Html;
  /** Where in a learning platform the page is. */
  readonly place?: LaunchPlace;
}

/** A page without the site's bar, to stand in frames of other sites. `assets/frame.js` brings it to life. */
export function framePage({ words, title, widgets, content, place }: FrameParts): string {
  const { t, language } = words;
  const teaches = place?.teaches === true && place.linkId !== undefined;
  const inWindow = place?.documentTarget === 'window';
  const back = place?.returnUrl !== undefined && backLink(place.returnUrl, words);
  const messageToken = place?.messageToken;
  const texts = {
    ended: t('frame.ended'),
    endedHint: t('frame.endedHint'),
    failed: t('frame.failed'),
    failedHint: t('frame.failedHint'),
    again: t('frame.again'),
    ...(teaches && { grades: linkGradesTexts(words) }),
  };
  const data = { language, texts, ...(messageToken !== undefined && { messageToken }) };
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="${asset('icon.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${asset('lms.css')}" />
        ${jsonData('frame-data', data)} ${widgetScript(widgets)}
        <script type="module" src="${asset('frame.js')}"></script>
      </head>
      <body class="frame">
        <main id="main">
          ${inWindow && back}
          <h1 class="unseen">${title}</h1>
          ${teaches && frameTabs(words)}
          <div id="notice" role="alert"></div>
          <noscript><p class="complaint">${t('site.noScript')}</p></noscript>
          <div id="content">
            ${content ?? html`<p id="opening" class="message" role="status" data-opening>${t('frame.opening')}</p>`}
          </div>
          ${teaches && linkGradesSection(words)} ${!inWindow && back}
        </main>
      </body>
    </html> `.text;
}

/** In the frame itself: the platform's page there knows how to leave it (core §5.4.4). */
function backLink(returnUrl: string, { t }: Translation): Html {
  const address = returnAddress(returnUrl, { message: t('frame.saved') });
  return html`<p class="frame-back"><a href="${address}">${t('frame.back')}</a></p>`;
}

/** The same page with nothing but a message. */
export function frameMessage({
  words,
  title,
  hint,
}: {
  words: Translation;
  title: string;
  hint: string;
}): string {
  return html`<!doctype html>
    <html lang="${words.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${asset('lms.css')}" />
      </head>
      <body class="frame">
        <main id="main">
          <section class="message">
            <h1>${title}</h1>
            <p>${hint}</p>
          </section>
        </main>
      </body>
    </html> `.text;
}
