// For those who teach: what their learners see, and who has which grade at the link, and whether the platform has it.

const patience = 3000;

/** `section` has the table; the buttons that lead to it and back are the page's. */
export function linkGrades(section, { provide, language, texts }) {
  const content = document.querySelector('#content');
  const [seen, grades] = document.querySelectorAll('.frame-tabs button');
  const body = section.querySelector('tbody');
  const state = section.querySelector('#link-state');
  const dates = section.querySelector('#link-dates');
  const again = section.querySelector('#link-again');
  const more = section.querySelector('#link-more');
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const fill = (sentence, facts) =>
    sentence.replaceAll(/\{(\w+)\}/g, (mark, name) => String(facts[name] ?? mark));
  let shown = 0;
  let next;
  let timer;

  async function call(path, method = 'GET') {
    const ask = async () => {
      const { token } = await provide();
      return fetch(path, { method, headers: { Authorization: `Bearer ${token}` }, credentials: 'omit' });
    };
    // The token may have run out: the provider's next one is new.
    let answer = await ask();
    if (answer.status === 401) answer = await ask();
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }

  const cell = (name, text, className = '') => {
    const element = document.createElement(name);
    element.textContent = text;
    element.className = className;
    return element;
  };
  function rowFor({ name, score, state: how, at, error }, whole) {
    const row = document.createElement('tr');
    const head = cell('th', name === '' ? texts.nameless : name);
    head.scope = 'row';
    const points = whole
      ? percent.format(score.earned)
      : `${number.format(score.earned)} / ${number.format(score.possible)}`;
    const facts = { time: at === undefined ? '' : time.format(new Date(at)), reason: error ?? '' };
    const there = cell('td', fill(texts[how], facts), `state ${how}`);
    row.append(head, cell('td', points, 'number'), there);
    return row;
  }

  /** The platform's due date beside the course's, which is the one that counts. */
  function showDates({ platform, course }) {
    const date = (iso) => (iso === undefined ? '' : time.format(new Date(iso)));
    const facts = { platform: date(platform.due), course: date(course.due) };
    dates.hidden = facts.platform === '' && facts.course === '';
    if (dates.hidden) return;
    const told = Date.parse(platform.due) === Date.parse(course.due) ? texts.due : texts.dueDiffers;
    dates.textContent = fill(
      facts.platform === '' ? texts.dueHere : facts.course === '' ? texts.dueThere : told,
      facts,
    );
  }

  /** Reads as many as are shown already, so that a row stays where it was. */
  async function load(count) {
    clearTimeout(timer);
    const rows = [];
    let page;
    do {
      const query = new URLSearchParams({
        limit: '50',
        ...(page?.next !== undefined && { after: page.next }),
      });
      page = await call(`/api/lti/link?${query}`);
      rows.push(...page.learners.map((learner) => rowFor(learner, page.whole)));
    } while (page.next !== undefined && rows.length < count);
    body.replaceChildren(...rows);
    shown = rows.length;
    next = page.next;
    more.hidden = next === undefined;
    section.querySelector('table').hidden = shown === 0;
    again.hidden = !page.takesGrades || shown === 0;
    showDates(page.dates);
    const { sent, waiting, failed } = page.counts;
    if (!page.takesGrades) state.textContent = texts.noService;
    else if (shown === 0) state.textContent = texts.nobody;
    else state.textContent = fill(texts.counts, { sent, waiting, failed });
    if (waiting > 0 && !section.hidden) timer = setTimeout(refresh, patience);
  }

  async function run(work) {
    try {
      await work();
    } catch {
      state.textContent = texts.unreadable;
    }
  }
  const refresh = () => run(() => load(shown));

  function choose(which) {
    const showGrades = which === grades;
    content.hidden = showGrades;
    section.hidden = !showGrades;
    seen.setAttribute('aria-pressed', String(!showGrades));
    grades.setAttribute('aria-pressed', String(showGrades));
    if (showGrades) void refresh();
    else clearTimeout(timer);
  }
  seen.addEventListener('click', () => choose(seen));
  grades.addEventListener('click', () => choose(grades));
  more.addEventListener('click', () => run(() => load(shown + 1)));
  again.addEventListener('click', () =>
    run(async () => {
      again.disabled = true;
      state.textContent = texts.sending;
      try {
        await call('/api/lti/link/resync', 'POST');
        await load(shown);
      } finally {
        again.disabled = false;
      }
    }),
  );
}
