import type { Figure } from '../figure.ts';
import type { Platform } from './bench-platform.ts';
import { median } from '../quantile.ts';
import type { ToolChild } from './tool-child.ts';
import { beginLogin, finishLaunch, forgeLaunch } from './walk-launch.ts';

const times = 21;
const forged = 20;

/** What a warm launch of a returning learner asks of database and platform, and how long registering holds the loop. */
export async function countedLaunch(platform: Platform, tool: ToolChild): Promise<Figure[]> {
  const counted = async (what: string) => {
    const answer = await tool.ask({ count: what });
    return 'counted' in answer ? answer.counted : {};
  };
  const figure = (name: string, value: number, unit: string): Figure => ({
    bench: 'launch',
    name,
    value,
    unit,
  });
  const [logins, protocol, account]: [number[], number[], number[]] = [[], [], []];
  const before = platform.fetches();
  for (let one = 0; one < times; one += 1) {
    await counted('statements');
    const begun = await beginLogin(platform, tool.addresses, 'learner-1');
    const login = await counted('statements');
    await finishLaunch(platform, tool.addresses, begun, 'learner-1');
    const launch = await counted('statements');
    logins.push((login['protocol'] ?? 0) + (login['account'] ?? 0));
    protocol.push(launch['protocol'] ?? Number.NaN);
    account.push(launch['account'] ?? Number.NaN);
  }
  const warm = platform.fetches();
  for (let one = 0; one < forged; one += 1) await forgeLaunch(platform, tool.addresses, `forged ${one}`);
  const forgedFetches = platform.fetches() - warm;
  const registering: Readonly<Record<string, number>>[] = [];
  for (let round = 0; round < 5; round += 1) registering.push(await counted('registering'));
  const blocked = median(registering.map(({ blocked: one = Number.NaN }) => one));
  return [
    figure('statements of a login', median(logins), 'statements'),
    figure('statements of the protocol of a launch', median(protocol), 'statements'),
    figure('statements of account and enrolment in a launch', median(account), 'statements'),
    figure(`key fetches of ${times} warm launches`, warm - before, 'fetches'),
    figure(`key fetches of ${forged} forged key ids`, forgedFetches, 'fetches'),
    figure('longest block of the loop while 50 platforms are registered', blocked, 'ms'),
  ];
}
