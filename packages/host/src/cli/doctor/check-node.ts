import type { Diagnosis } from './diagnosis.ts';

export function checkNode(version = process.versions.node): Diagnosis {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const good = major > 22 || (major === 22 && minor >= 18);
  return {
    name: 'Node',
    status: good ? 'good' : 'bad',
    found: version,
    ...(!good && { advice: 'Install Node 22.18 or later.' }),
  };
}
