import type { Writable } from 'node:stream';
import type { Finding } from '@coursewright/core';
import { counted } from './counted.ts';
import { writeLine } from './write-line.ts';

/** `file:line severity code message` a line, in the order of files and lines, and a summary. */
export async function writeFindings(output: Writable, findings: readonly Finding[]): Promise<void> {
  const inOrder = findings.toSorted(
    (one, other) => one.file.localeCompare(other.file) || (one.line ?? 0) - (other.line ?? 0),
  );
  for (const { file, line, severity, code, message } of inOrder) {
    const place = line === undefined ? file : `${file}:${line}`;
    await writeLine(output, `${place} ${severity} ${code} ${message}`);
  }
  const { errors, warnings, infos } = findingCounts(findings);
  const summary = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(infos, 'note')}`;
  await writeLine(output, findings.length === 0 ? 'Nothing found.' : summary);
}

export function findingCounts(findings: readonly Finding[]) {
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}
