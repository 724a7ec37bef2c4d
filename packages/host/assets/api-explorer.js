// Sends an operation as its form says and shows the answer. The session's cookie goes with it.
const facts = JSON.parse(document.querySelector('#explorer')?.textContent ?? '{}');

function addressOf(form) {
  let path = form.dataset.path ?? '';
  const query = new URLSearchParams();
  for (const field of form.querySelectorAll('input')) {
    if (field.dataset.in === 'path') path = path.replace(`{${field.name}}`, encodeURIComponent(field.value));
    else if (field.value !== '') query.set(field.name, field.value);
  }
  return query.size === 0 ? path : `${path}?${query}`;
}

function readable(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Sends it, and gives the answer as what is shown of it. */
async function send(form) {
  const body = form.querySelector('textarea')?.value;
  const response = await fetch(addressOf(form), {
    method: form.dataset.method,
    headers: {
      accept: 'application/json',
      ...(facts.csrf !== '' && { 'x-csrf-token': facts.csrf }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  });
  const status = tag(`${response.status} ${response.statusText}`, response.ok);
  const text = await response.text();
  return text === '' ? [status] : [status, block(readable(text))];
}

function tag(text, good) {
  const element = document.createElement('strong');
  element.className = good ? 'tag good' : 'tag bad';
  element.textContent = text;
  return element;
}

function block(text) {
  const element = document.createElement('pre');
  element.tabIndex = 0;
  element.textContent = text;
  return element;
}

async function answer(form) {
  const output = form.querySelector('output');
  const button = form.querySelector('button');
  // One at a time: what is shown is the answer to what was sent last.
  if (button.ariaDisabled === 'true') return;
  button.ariaDisabled = 'true';
  output.replaceChildren('…');
  try {
    output.replaceChildren(...(await send(form)));
  } catch {
    output.replaceChildren(tag(facts.failed, false));
  } finally {
    button.ariaDisabled = null;
  }
}

for (const form of document.querySelectorAll('form[data-path]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void answer(form);
  });
}

// A link to a schema or an operation opens it.
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.tagName === 'DETAILS') target.open = true;
}
window.addEventListener('hashchange', openTarget);
openTarget();
