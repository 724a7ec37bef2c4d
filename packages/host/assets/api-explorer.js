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
  return `${response.status} ${response.statusText}\n\n${readable(await response.text())}`;
}

for (const form of document.querySelectorAll('form[data-path]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const output = form.querySelector('output');
    output.textContent = '…';
    void send(form)
      .catch(() => facts.failed)
      .then((answer) => (output.textContent = answer));
  });
}

// A link to a schema or an operation opens it.
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.tagName === 'DETAILS') target.open = true;
}
window.addEventListener('hashchange', openTarget);
openTarget();
