// Tells the elements of this page whom they work for. Runs before the elements' own module, which stands after it.
const tokenProvider = async () => {
  const answer = await fetch('/token', { method: 'POST' });
  if (!answer.ok) throw new Error(`No token: ${answer.status}`);
  return answer.json();
};

for (const element of document.querySelectorAll('cw-problem')) element.tokenProvider = tokenProvider;
