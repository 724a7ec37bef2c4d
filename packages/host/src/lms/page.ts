import type { Request, Response } from 'express';
import type { Viewer } from '../accounts/viewer.ts';
import { asset } from './assets.ts';
import { html, type Html } from './html.ts';
import type { Translation } from './i18n/translator.ts';

/** What every page knows of its visitor. */
export interface PageContext {
  readonly req: Request;
  readonly res: Response;
  readonly viewer: Viewer | undefined;
  readonly words: Translation;
  readonly siteName: string;
}

export interface PageParts {
  readonly title: string;
  readonly main: Html;
  /** Scripts, styles and data of this page alone. */
  readonly head?: Html;
  /** Under the site's bar: where the page belongs. */
  readonly banner?: Html;
  /** `wide` for tables, `learn` for the course itself. */
  readonly width?: 'narrow' | 'wide' | 'learn';
}

/** A whole page in the site's design. */
export function renderPage({ viewer, words, siteName, req }: PageContext, parts: PageParts): string {
  const { t, language } = words;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${parts.title} · ${siteName}</title>
        <link rel="icon" href="${asset('icon.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${asset('lms.css')}" />
        ${parts.head}
      </head>
      <body>
        <a class="skip" href="#main">${t('site.skip')}</a>
        <header class="bar">
          <a class="brand" href="/"
            ><img src="${asset('icon.svg')}" alt="" width="28" height="28" /><span>${siteName}</span></a
          >
          <nav class="account" aria-label="${t('site.account')}">
            <a href="/">${t('site.courses')}</a>
            ${viewer?.account.superuser === true && viewer.csrfToken !== undefined && html`<a href="/admin">${t('site.admin')}</a>`}
            ${account(viewer, words, req)}
          </nav>
        </header>
        ${parts.banner}
        <main id="main" class="${parts.width ?? 'narrow'}" tabindex="-1">${parts.main}</main>
        <footer class="foot"><p>${t('site.madeWith')}</p></footer>
      </body>
    </html> `.text;
}

function account(viewer: Viewer | undefined, { t }: Translation, req: Request): Html {
  if (viewer === undefined) {
    if (req.path === '/login') return html``;
    const next = req.method === 'GET' ? req.originalUrl : '/';
    return html`<a class="button quiet" href="/login?next=${encodeURIComponent(next)}"
      >${t('site.logIn')}</a
    >`;
  }
  const name = viewer.account.name === '' ? viewer.account.username : viewer.account.name;
  return html`<form method="post" action="/logout">
    <input type="hidden" name="csrf" value="${viewer.csrfToken}" />
    <a class="who" href="/account" title="${t('site.loggedInAs', { name })}">${name}</a>
    <button class="button quiet">${t('site.logOut')}</button>
  </form>`;
}

export interface CourseBanner {
  readonly courseKey: string;
  readonly title: string;
  readonly org: string;
  readonly number: string;
  readonly run: string;
}

export type CourseTab = 'outline' | 'learn' | 'progress' | 'gradebook' | 'insights';

/** The course's name and those of its pages that the visitor may open. */
export function courseBanner(
  course: CourseBanner,
  current: CourseTab | undefined,
  { words: { t } }: PageContext,
  { tabs }: { readonly tabs: readonly CourseTab[] },
): Html {
  const home = coursePath(course.courseKey);
  return html`<section class="course-bar" aria-label="${course.title}">
    <div class="inner">
      <p class="eyebrow">${course.org} · ${course.number} · ${course.run}</p>
      <p class="course-name"><a href="${home}">${course.title}</a></p>
      <nav class="tabs" aria-label="${t('nav.label')}">
        ${tabs.map((tab) => html`<a href="${tab === 'outline' ? home : `${home}/${tab}`}" ${tab === current && html` aria-current="page"`}>${t(`nav.${tab}`)}</a>`)}
      </nav>
    </div>
  </section>`;
}

export function coursePath(courseKey: string): string {
  return `/courses/${encodeURIComponent(courseKey)}`;
}
