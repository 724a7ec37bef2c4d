import axe from 'axe-core';

/** What axe finds wrong with the page, a line each; empty when nothing is. Looks into shadow roots. */
export async function accessibilityFaults(): Promise<readonly string[]> {
  const { violations } = await axe.run(document.body, {
    // A lone element in a test's page has no landmarks and headings around it.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join('; ')})`,
  );
}
