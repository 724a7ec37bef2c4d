// Shows scores as they arrive: asks every two seconds while the page is looked at, and changes only what is new.
const grades = document.querySelector('#grades');
let shown = '';

async function refresh() {
  if (document.hidden) return;
  const answer = await fetch(grades.dataset.source, { redirect: 'error' });
  if (!answer.ok) return;
  const text = await answer.text();
  if (shown !== '' && text !== shown) grades.innerHTML = text;
  shown = text;
}

// The server may be restarting: the next round asks again.
const round = () => {
  refresh().catch(() => undefined);
};
setInterval(round, 2000);
document.addEventListener('visibilitychange', round);
round();
