import { sideBySide, type ConformanceReport } from '@coursewright/lti-provider/conformance';

const before = `# LTI 1.3 conformance, side by side

What five tools do with the same messages, good and bad: from one run of the conformance kit of
[\`@coursewright/lti-provider\`](../packages/lti-provider/README.md), written by

    node scripts/run.js bench/src/conformance/main.ts

which needs \`python3\` with venv and PyPI for PyLTI1p3, and npm for the others. The tools are in \`bench/src/peers\`; each
does what the guide of its library shows.

- **Coursewright**: \`createLtiTool\` of this repository.
- **ltijs 5.9.9** (npm) on our database plugin, and the same with \`strictLtijs\` in front.
- **PyLTI1p3 2.0.0** (PyPI) on Flask.
- **@lti-tool/core 1.0.6** (npm) on Express; a hook finds the files whose endings its imports leave out.

✓ right, ✗ wrong, – not to be seen from outside of this tool. _Let in_ and _refuse_ are about the launch; _hold_ is about
what the row says. Tools without a setting for anonymous launches or trusted audiences get the same registration in those
rows as in all others. B13 holds for ltijs because our plugin gives a nonce once.

`;

const after = `
## Run it against your own tool

    npx -p @coursewright/lti-provider lti-conformance --login URL --launch URL --ports 9311,9312 --registrations
    npx -p @coursewright/lti-provider lti-conformance --login URL --launch URL --ports 9311,9312 --accepted REGEX

The first prints the registrations that the tool must have, the second plays the platforms and prints the table; \`--json\` and
\`--markdown\` print it so, \`--help\` tells the rest. It ends with 0 when every row is right.
`;

/** The page of the documentation that the results of one run make. */
export function conformancePage(reports: readonly ConformanceReport[]): string {
  return `${before}${sideBySide(reports)}${after}`;
}
