import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { chromiumPath, expectAccessible, logIn } from './open-browser.ts';
import { openDemo } from './open-demo.ts';
import { visits } from './visit.ts';

describe.skipIf(chromiumPath === undefined)('a platform that registers itself', () => {
  const visit = visits(() => openDemo(), { options: { viewport: { width: 390, height: 800 } } });

  const administer = async (): Promise<Page> => {
    const { demo, browser } = visit;
    const own = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await own.goto(`${demo.hostUrl}/login?next=/admin/lti`);
    await own.getByLabel('Username').fill('admin');
    await own.getByLabel('Password').fill('admin-demo');
    await own.getByRole('button', { name: 'Log in' }).click();
    await own.getByRole('heading', { name: 'Learning platforms' }).waitFor();
    return own;
  };
  const register = async (address: string): Promise<void> => {
    const { demo, page } = visit;
    await logIn(page, demo.lmsUrl, 'grace');
    await page.goto(`${demo.lmsUrl}/tools`);
    await page.getByLabel('Registration address').fill(address);
    await page.getByRole('button', { name: 'Go on' }).click();
  };
  const tool = () => visit.page.frameLocator('iframe.tool');

  it('does so by an address that an administrator made, and launches at once', async () => {
    const { demo, page, faults } = visit;
    const admin = await administer();
    await admin.getByRole('link', { name: 'Add a platform' }).first().click();
    await admin.getByRole('button', { name: 'Make a registration address' }).click();
    const address = await admin.getByLabel('Registration address', { exact: true }).inputValue();
    await expectAccessible(admin);

    await register(address);
    await tool().getByRole('heading', { name: 'open courses here?' }).waitFor();
    await expectAccessible(page);
    await tool().getByLabel('Name of the platform').fill('The demo LMS, once more');
    // Which is "only these".
    await tool().getByLabel('Chance: an introduction to probability').check();
    expect(await tool().getByRole('radio', { name: 'Only these:' }).isChecked()).toBe(true);
    await tool().getByRole('button', { name: 'Register' }).click();
    // The tool tells the LMS's page that it is done.
    await page.getByText('Coursewright is registered.').waitFor();

    await admin.goto(`${demo.hostUrl}/admin/lti`);
    await admin.getByRole('link', { name: 'The demo LMS, once more', exact: true }).click();
    await admin.getByRole('button', { name: 'Test the connection' }).click();
    await admin.getByText('1 key').waitFor();
    expect(await admin.getByText('Good, in').count()).toBe(2);
    await admin.context().close();
    expect(faults).toEqual([]);
  });

  it('waits where nobody has said yes, and is approved', async () => {
    const { demo, page, faults } = visit;
    await register(`${demo.hostUrl}/lti/register`);
    await tool().getByText('not logged in here as an administrator').waitFor();
    await tool().getByLabel('Name of the platform').fill('A stranger');
    await tool().getByRole('button', { name: 'Ask for approval' }).press('Enter');
    await tool().getByText('It waits for an administrator').waitFor();
    await expectAccessible(page);
    await tool().getByRole('button', { name: 'Back to the platform' }).press('Enter');
    await page.getByText('Coursewright is registered.').waitFor();

    const admin = await administer();
    await admin.getByRole('link', { name: 'A stranger', exact: true }).press('Enter');
    await admin.getByRole('button', { name: 'Approve' }).press('Enter');
    await admin.getByText('The platform may launch now.').waitFor();
    await admin.context().close();
    expect(faults).toEqual([]);
  });
});
