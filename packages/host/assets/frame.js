// Brings a frame's page to life: exchanges the launch's code for a token, shows the course, tells the outer page how
// high it is. Nothing but the token's own session is kept, under a name of this frame, so that two frames or tabs of
// one LMS never meet.

const { language, texts } = JSON.parse(document.querySelector('#frame-data')?.textContent ?? '{}');
const main = document.querySelector('#main');
const notice = document.querySelector('#notice');

// --- What is kept: in this tab and frame only. Browsers that block third-party storage still keep a state with the
// frame's entry in the history, which survives a reload and which no other origin can read.
const memory = new Map();
const nameOf = (id) => `coursewright:${id}`;
function keep(id, session) {
  memory.set(id, session);
  try {
    sessionStorage.setItem(nameOf(id), JSON.stringify(session));
  } catch {
    history.replaceState({ ...history.state, [nameOf(id)]: session }, '');
  }
}
function kept(id) {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(id)) ?? 'null') ?? memory.get(id);
  } catch {
    return memory.get(id) ?? history.state?.[nameOf(id)];
  }
}

// --- Tokens
async function fetchToken(grant, token) {
  const response = await fetch('/api/tokens', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(grant),
    credentials: 'omit',
  });
  if (response.ok) {
    const answer = await response.json();
    return { ...answer, until: Date.now() + answer.expiresIn * 1000 };
  }
  throw Object.assign(new Error(`token: ${response.status}`), { ended: response.status === 401 });
}

/** The first asker gets the token that is there; who asks again, because it was refused or ran out, a new one. */
function tokenProvider(id) {
  let asked = false;
  let renewal;
  const renew = async () => {
    const old = kept(id);
    try {
      const session = { ...old, ...(await fetchToken({ grant: 'renew' }, old.token)) };
      keep(id, session);
      return session;
    } catch (error) {
      if (error.ended) show(texts.ended, texts.endedHint);
      throw error;
    } finally {
      renewal = undefined;
    }
  };
  return async () => {
    let session = kept(id);
    if (asked || session.until < Date.now() + 30_000) session = await (renewal ??= renew());
    asked = true;
    return { token: session.token, expiresIn: Math.max(1, Math.floor((session.until - Date.now()) / 1000)) };
  };
}

// --- What is shown
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
  if (again === undefined) return;
  const button = document.createElement('button');
  button.className = 'button';
  button.textContent = again;
  button.addEventListener('click', () => location.reload());
  notice.append(button);
}

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
  if (session === undefined) {
    show(texts.ended, texts.endedHint);
    return;
  }
  const element = elementFor(session);
  element.tokenProvider = tokenProvider(id);
  document.querySelector('#opening')?.remove();
  main.append(element);
}

// --- Height: it grows at once and shrinks when it has settled, so that a page turned does not make the outer page jump.
let told = 0;
let settling;
function tellHeight(height) {
  told = height;
  window.parent.postMessage({ subject: 'lti.frameResize', height }, '*');
}
function measure() {
  const height = Math.ceil(main.getBoundingClientRect().height);
  clearTimeout(settling);
  if (height > told) tellHeight(height);
  else if (height < told) settling = setTimeout(() => tellHeight(height), 400);
}
if (window.parent !== window) new ResizeObserver(measure).observe(main);

if (document.querySelector('#opening') !== null) {
  try {
    await openLaunch();
  } catch (error) {
    if (error.ended) show(texts.ended, texts.endedHint);
    else show(texts.failed, texts.failedHint, texts.again);
  }
}
