// The platform's message has come, without a cookie: what this browser's platform keeps for the login goes with it to the
// server, which compares.
async function readSecret({ key, ...where }) {
  const storage = platformStorage(where);
  const secret = await storage.get(key);
  if (typeof secret !== 'string' || secret === '') throw new Error('not kept');
  const form = document.querySelector('#message');
  form.elements.namedItem('storage_secret').value = secret;
  form.submit();
}

readSecret(JSON.parse(document.querySelector('#data').textContent)).catch(showOtherwise);
