import { readForm } from '../testing/read-form.ts';
import type { Browser, ToolAnswer } from './browser.ts';

const mostSteps = 4;

/**
 * Chooses in a tool's pages for content what any user could: the first thing that is offered, until a page posts its choice
 * (`JWT`) back to the platform. Reads forms, not scripts.
 */
export async function chooseContent(browser: Browser, launched: ToolAnswer): Promise<ToolAnswer> {
  let answer = launched;
  for (let step = 0; step < mostSteps; step += 1) {
    const form = readForm(answer.page);
    if ('JWT' in form.fields) return answer;
    const action = new URL(form.action, answer.addresses.at(-1)).href;
    answer = await browser.post(action, { ...form.fields, ...firstChoice(answer.page) });
  }
  throw new Error('No page of the tool posts a choice back to the platform.');
}

/** The first check box or radio button, and the first button that is no way out. */
function firstChoice(page: string): Record<string, string> {
  const controls = [...page.matchAll(/<(?:input|button)\b[^>]*>/g)].map(([tag]) => ({
    type: attribute(tag, 'type'),
    name: attribute(tag, 'name'),
    value: attribute(tag, 'value'),
  }));
  const named = controls.filter(({ name }) => name !== '' && !/cancel|back|open|search/i.test(name));
  const boxes = named.filter(({ type }) => type === 'checkbox' || type === 'radio').slice(0, 1);
  const buttons = named.filter(({ type }) => type === '' || type === 'submit').slice(0, 1);
  return Object.fromEntries([...boxes, ...buttons].map(({ name, value }) => [name, value]));
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}
