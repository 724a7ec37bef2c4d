import { errorCatalogue } from '@coursewright/core';
import { markdownTable } from './markdown-table.ts';

export function errorsPage(): string {
  const rows = Object.entries(errorCatalogue)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, { status, title, hint }]) => [`\`${code}\``, String(status), title, hint]);
  return `# Errors

Every fault has a stable code. The HTTP API answers with its status and an RFC 9457 problem document that carries it in
\`code\`; the library throws a \`CoreError\` with it; the command line prints title, detail and what to do. An expected no,
such as attempts that are used up, is no fault: it is returned as \`{ refused, facts }\`, and is a 403 in the HTTP API
whose \`code\` is the reason.

${markdownTable(['code', 'status', 'title', 'what to do'], rows)}
`;
}
