// A login without a cookie: its secret goes into the platform's storage, and only if it can be read back does the login go
// on; the platform's hint is used up by that.
async function storeSecret({ next, key, secret, ...where }) {
  const storage = platformStorage(where);
  await storage.put(key, secret);
  if ((await storage.get(key)) !== secret) throw new Error('not kept');
  location.replace(next);
}

storeSecret(JSON.parse(document.querySelector('#data').textContent)).catch(showOtherwise);
