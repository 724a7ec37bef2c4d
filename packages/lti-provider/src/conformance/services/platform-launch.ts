import type { LoginInitiation } from '../../platform/login-initiation.ts';
import { readForm } from '../../testing/read-form.ts';
import { openBrowser } from '../browser.ts';
import type { OpenedInBrowser, Simulation } from '../simulation.ts';

/** A launch as the platform itself makes it, with its services, by somebody who is logged in there. */
export async function platformLaunch(
  simulation: Simulation,
  start: (user: { readonly id: string }) => Promise<LoginInitiation>,
  userId: string,
): Promise<OpenedInBrowser> {
  const members = await simulation.platform.store.members('course-1');
  const user = members.find((member) => member.user.id === userId)?.user;
  if (user === undefined) throw new Error(`Nobody at the platform is ${userId}.`);
  const browser = openBrowser();
  const login = await browser.get((await start(user)).address);
  const page = await fetch(login.addresses.at(-1) ?? '', { headers: { 'x-test-user': userId } });
  const { action, fields } = readForm(await page.text());
  return { browser, answer: await browser.post(action, fields) };
}

/** Of the link `link-1`. */
export function launchLink(simulation: Simulation, userId: string): Promise<OpenedInBrowser> {
  const { platform } = simulation.platform;
  return platformLaunch(simulation, (user) => platform.startLaunch({ linkId: 'link-1', user }), userId);
}
