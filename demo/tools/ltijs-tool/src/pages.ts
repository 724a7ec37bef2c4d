import { cardSets, type CardSet } from './card-sets.ts';

const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 36rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.3rem; }
label, li { display: block; margin: .7rem 0; }
input { font: inherit; padding: .3rem .5rem; max-width: 100%; box-sizing: border-box; }
button { font: inherit; padding: .4rem 1rem; cursor: pointer; }
:focus-visible { outline: 3px solid #b25a00; outline-offset: 2px; }
`;

/** The cards as a form; the answers go to `/answers` with the launch's `ltik`. */
export function cardsPage(set: CardSet, name: string, ltik: string): string {
  const fields = set.cards.map(
    ({ ask }) =>
      `<label>${escape(set.question)} <b>${escape(ask)}</b>?<br><input name="answer" autocomplete="off"></label>`,
  );
  return page(
    set.title,
    `<p>Hello ${escape(name)}.</p>
     <form method="post" action="/answers?ltik=${encodeURIComponent(ltik)}">${fields.join('')}
     <button>Check</button></form>`,
  );
}

export function resultPage(set: CardSet, right: number, sent: boolean): string {
  const grade = sent ? 'Your grade is in your course.' : 'This link has no grade.';
  return page(set.title, `<p role="status">${right} of ${set.cards.length} are right. ${grade}</p>`);
}

/** One button a set; the choice goes to `/choice`. */
export function choicePage(ltik: string): string {
  const buttons = cardSets.map(
    ({ id, title }) => `<li><button name="set" value="${escape(id)}">${escape(title)}</button></li>`,
  );
  return page(
    'Choose a set of cards',
    `<form method="post" action="/choice?ltik=${encodeURIComponent(ltik)}"><ul style="padding:0">${buttons.join('')}</ul></form>`,
  );
}

/** For who teaches: everybody who learns, and how many cards each knew. */
export function classPage(set: CardSet, rows: readonly (readonly [name: string, right: string])[]): string {
  const lines = rows.map(([name, right]) => `<li>${escape(name)}: ${escape(right)}</li>`);
  return page(`${set.title}: results`, `<ul style="padding:0">${lines.join('')}</ul>`);
}

function page(title: string, main: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escape(title)}</title><style>${style}</style>
    <main><h1>${escape(title)}</h1>${main}</main></html>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
