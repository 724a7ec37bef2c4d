import { defineCommand } from './define-command.ts';
import { checkAnalytics } from './doctor/check-analytics.ts';
import { checkClock } from './doctor/check-clock.ts';
import { checkDatabase } from './doctor/check-database.ts';
import { checkDataFolder } from './doctor/check-data-folder.ts';
import { checkMysql } from './doctor/check-mysql.ts';
import { checkNode } from './doctor/check-node.ts';
import { checkPlugins } from './doctor/check-plugins.ts';
import { checkPort } from './doctor/check-port.ts';
import { checkPython } from './doctor/check-python.ts';
import { checkSecrets } from './doctor/check-secrets.ts';
import { checkServices, checkSharedSecret } from './doctor/check-services.ts';
import { checkSettings } from './doctor/check-settings.ts';
import { checkWidgets } from './doctor/check-widgets.ts';
import { openSandbox } from '../compose/open-sandbox.ts';
import type { Cli } from './cli.ts';
import type { Diagnosis } from './doctor/diagnosis.ts';
import { exitCodes } from './exit-codes.ts';
import { writeLine } from './write-line.ts';

const marks = { good: '✓', doubtful: '!', bad: '✗' } as const;

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Looks at settings and machine, says what is wrong and what to do',
  notes: 'It changes nothing, and may run beside a live host. Ends with 1 when something has to be mended.',
  options: { json: { type: 'boolean', help: 'A JSON line a check: {"name","status","found","advice"?}.' } },
  run: async ({ options: { json } }, cli) => {
    const diagnoses = await examine(cli);
    for (const diagnosis of diagnoses) {
      const { name, status, found, advice } = diagnosis;
      const lines = [
        `${marks[status]} ${name}: ${found}`,
        ...(advice === undefined ? [] : [`    ${advice}`]),
      ];
      await writeLine(cli.output, json === true ? JSON.stringify(diagnosis) : lines.join('\n'));
    }
    return diagnoses.some(({ status }) => status === 'bad') ? exitCodes.failed : exitCodes.ok;
  },
});

async function examine(cli: Cli): Promise<readonly Diagnosis[]> {
  const { diagnosis, settings } = checkSettings(cli.env);
  const first = [checkNode(), diagnosis];
  // Where the settings are wrong there is no telling which folder and port are meant.
  if (settings === undefined) return [...first, checkWidgets()];
  const { data, host, port, secret, mysqlUrl, analyticsMysqlUrl, python } = settings;
  return [
    ...first,
    ...checkDataFolder(data),
    ...checkSecrets(data, secret !== undefined),
    mysqlUrl === undefined ? checkDatabase(data) : await checkMysql(mysqlUrl, cli),
    ...(analyticsMysqlUrl === undefined ? [] : [await checkMysql(analyticsMysqlUrl, cli, 'analytics')]),
    ...(await checkServices(settings, cli)),
    ...checkSharedSecret(settings),
    await checkPort(host, port),
    checkWidgets(),
    checkAnalytics(settings),
    await checkPython(python, openSandbox(python)),
    await checkPlugins(cli),
    checkClock(data),
  ];
}
