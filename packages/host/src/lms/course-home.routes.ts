import type { CourseView, Engine, OutlineNode } from '@coursewright/core';
import { Router } from 'express';
import { completionRing } from './completion-ring.ts';
import type { CourseVisit, CourseVisits } from './course-visits.ts';
import { html, type Html } from './html.ts';
import { courseBanner, coursePath, renderPage } from './page.ts';

/** `/courses/KEY`: the outline, how far the learner is, and where to go on. */
export function courseHomeRoutes(deps: {
  readonly engine: Pick<Engine, 'learning'>;
  readonly visit: CourseVisits;
}): Router {
  const router = Router();
  router.get('/courses/:courseKey', async (req, res) => {
    const visit = await deps.visit(req, res);
    if (visit === undefined) return;
    const view = await deps.engine.learning.outline({
      userId: visit.viewer.account.id,
      courseKey: req.params.courseKey,
    });
    res.type('html').send(
      renderPage(visit, {
        title: visit.course.title,
        banner: courseBanner(visit.course, 'outline', visit, visit),
        main: homeMain(visit, view),
      }),
    );
  });
  return router;
}

function homeMain(visit: CourseVisit, view: CourseView): Html {
  const { t, percent } = visit.words;
  const units = unitsOf(view.outline);
  const done = units.length === 0 ? 0 : units.reduce((sum, unit) => sum + unit.completion, 0) / units.length;
  const label = t('home.complete', { percent: percent(done) });
  const go = view.resume ?? units[0]?.usageKey;
  return html`<section class="opening">
      ${completionRing(done, label, 'big')}
      <div class="words">
        <h1>${t('home.title')}</h1>
        <p>${label}</p>
      </div>
      ${
        go !== undefined &&
        html`<a class="button" href="${unitPath(view.courseKey, go)}"
          >${t(view.resume === undefined ? 'home.start' : 'home.resume')}</a
        >`
      }
    </section>
    ${
      view.outline.length === 0
        ? html`<p class="lead">${t('home.empty')}</p>`
        : html`<ol class="sections" lang="${visit.course.language}">
            ${view.outline.map((section) => sectionCard(visit, view, section))}
          </ol>`
    }`;
}

function sectionCard(visit: CourseVisit, view: CourseView, section: OutlineNode): Html {
  const { t, percent } = visit.words;
  const holdsResume = unitsOf([section]).some(({ usageKey }) => usageKey === view.resume);
  const open = holdsResume || (view.resume === undefined && section === view.outline[0]);
  return html`<li class="card section">
    <details ${open && html`open`}>
      <summary>
        ${completionRing(section.completion, t('home.complete', { percent: percent(section.completion) }))}
        <h2>${section.title}</h2>
        ${section.closed !== undefined && html`<span class="tag">${closedText(visit, section)}</span>`}
      </summary>
      <ul class="subsections">
        ${section.children.map((one) => html`<li>${subsectionRow(visit, view.courseKey, one)}</li>`)}
      </ul>
    </details>
  </li>`;
}

function subsectionRow(visit: CourseVisit, courseKey: string, node: OutlineNode): Html {
  const { t, percent, date } = visit.words;
  const units = unitsOf([node]);
  const inside = html`${completionRing(node.completion, t('home.complete', { percent: percent(node.completion) }))}
    <span class="name">${node.title}</span>
    <span class="meta">
      ${node.graded && html`<span class="tag gold">${node.format ?? t('home.graded')}</span>`}
      ${node.due !== undefined && html`<span>${t('home.due', { date: date(node.due) })}</span>`}
      ${
        node.closed === undefined
          ? html`<span>${t('home.units', { count: units.length })}</span>`
          : html`<span class="tag">${closedText(visit, node)}</span>`
      }
    </span>`;
  const [first] = units;
  return node.closed !== undefined || first === undefined
    ? html`<div class="subsection">${inside}</div>`
    : html`<a class="subsection" href="${unitPath(courseKey, first.usageKey)}">${inside}</a>`;
}

function closedText({ words: { t, date } }: CourseVisit, node: OutlineNode): string {
  if (node.closed === 'not_started' && node.opens !== undefined) {
    return t('home.closed.opens', { date: date(node.opens) });
  }
  return t(`home.closed.${node.closed ?? 'ended'}`);
}

function unitsOf(nodes: readonly OutlineNode[]): readonly OutlineNode[] {
  return nodes.flatMap((node) => (node.type === 'vertical' ? [node] : unitsOf(node.children)));
}

export function unitPath(courseKey: string, usageKey: string): string {
  return `${coursePath(courseKey)}/learn?unit=${encodeURIComponent(usageKey)}`;
}
