import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runConformance, summary, type ConformanceReport } from '@coursewright/lti-provider/conformance';
import { openKitTool } from '@coursewright/lti-provider/testing';
import { openLtiToolPeer } from '../peers/lti-tool-peer.ts';
import { openLtijsPeer } from '../peers/ltijs-peer.ts';
import type { Peer } from '../peers/peer.ts';
import { openPyltiPeer } from '../peers/pylti-peer.ts';
import { conformancePage } from './conformance-page.ts';

/** `node scripts/run.js bench/src/conformance/main.ts`: runs the kit against our tool and the peers, and writes the page. */
const peers: readonly (() => Promise<Peer>)[] = [
  openKitTool,
  () => openLtijsPeer('strict'),
  () => openLtijsPeer('alone'),
  openPyltiPeer,
  openLtiToolPeer,
];
const page = fileURLToPath(new URL('../../../docs/conformance.md', import.meta.url));

const reports: ConformanceReport[] = [];
for (const open of peers) {
  const peer = await open();
  try {
    const report = await runConformance(peer.tool);
    console.log(`${report.tool}: ${summary(report)}`);
    reports.push(report);
  } finally {
    await peer.close();
  }
}
writeFileSync(page, conformancePage(reports));
// ltijs keeps a handler of signals and a pool of connections.
process.exit(0);
