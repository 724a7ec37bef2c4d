import { settingsSchema } from '../../packages/host/src/settings.ts';
import { markdownTable } from './markdown-table.ts';

export function settingsPage(): string {
  const rows = Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const value: unknown = schema.safeParse(undefined).data;
    const shown = value === undefined || String(value) === '' ? '' : `\`${String(value)}\``;
    return [`\`${name}\``, shown, schema.description ?? ''];
  });
  return `# Settings

The host reads its settings from the environment, once, at start. A wrong value is named and the process ends with 78. An
empty value is as none. \`coursewright doctor\` looks at them and at the machine.

${markdownTable(['setting', 'default', 'what it does'], rows)}

\`npm start\` reads two more, for the demo beside the host: \`DEMO_LMS_PORT\` (4001), where the demo LMS is, and
\`DEMO_SITE_PORT\` (4002), where the page with embedded widgets is.

## Behind a proxy

TLS ends at the proxy: set \`COURSEWRIGHT_PUBLIC_URL=https://courses.example.org\` and \`COURSEWRIGHT_TRUST_PROXY=1\`, and let the
proxy pass \`Host\`, \`X-Forwarded-For\` and \`X-Forwarded-Proto\` on. Plain http is refused for any other address than this machine's.
`;
}
