// Brings a frame's page to life: exchanges the launch's code for a token, shows the course, and speaks with the outer page.
import { followHeight } from './frame-height.js';
import { fetchToken, keep, kept, tokenProvider } from './launch-tokens.js';
import { linkGrades } from './link-grades.js';
import { outerPage } from './outer-page.js';

const { language, texts, messageToken } = JSON.parse(
  document.querySelector('#frame-data')?.textContent ?? '{}',
);
const main = document.querySelector('#main');
const notice = document.querySelector('#notice');
const content = document.querySelector('#content');
const outer = outerPage(messageToken);

function elementFor({ courses, usageKey }) {
  const type = /\+type@([^+]+)\+block@/.exec(usageKey ?? '')?.[1];
  const single = { problem: 'cw-problem', video: 'cw-video' }[type] ?? 'cw-unit';
  const whole = type === undefined || ['course', 'chapter', 'sequential'].includes(type);
  const element = document.createElement(whole ? 'cw-course' : single);
  if (whole) element.setAttribute('course', courses[0] ?? '');
  if (usageKey !== undefined) element.setAttribute('block', usageKey);
  element.setAttribute('host', location.origin);
  element.setAttribute('language', language);
  return element;
}

/** Says what happened, above whatever is shown already: what somebody has typed stays. */
function show(title, hint, again) {
  document.querySelector('#opening')?.remove();
  const heading = document.createElement('h2');
  heading.textContent = title;
  const sentence = document.createElement('p');
  sentence.textContent = hint;
  notice.className = 'message';
  notice.replaceChildren(heading, sentence);
  void outer.alert(title, hint);
  if (again === undefined) return;
  const button = document.createElement('button');
  button.className = 'button';
  button.textContent = again;
  button.addEventListener('click', () => location.reload());
  notice.append(button);
}

const showEnd = () => show(texts.ended, texts.endedHint);

async function openLaunch() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const code = hash.get('code');
  let id = hash.get('session');
  if (code !== null) {
    const session = await fetchToken({ grant: 'launch_code', code });
    id = crypto.randomUUID();
    keep(id, session);
    // A code works once: the address a reload uses names what was got for it.
    history.replaceState(history.state, '', `${location.pathname}${location.search}#session=${id}`);
  }
  const session = id === null ? undefined : kept(id);
  if (session === undefined) return showEnd();
  const element = elementFor(session);
  const provide = tokenProvider(id, showEnd);
  element.tokenProvider = provide;
  document.querySelector('#opening')?.remove();
  content.append(element);
  const grades = document.querySelector('#link-grades');
  if (grades !== null) linkGrades(grades, { provide, language, texts: texts.grades });
  return undefined;
}

// A page turned begins at its top; the page that a launch opens does so anyway.
content?.addEventListener('cw-navigate', () => void outer.showTop());

if (outer.framed) followHeight(main, outer.tellHeight);

if (document.querySelector('#opening') !== null) {
  try {
    await openLaunch();
  } catch (error) {
    if (error.ended) showEnd();
    else show(texts.failed, texts.failedHint, texts.again);
  }
}
