import { CoreError } from '@coursewright/core';
import { describe, expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';
import type { OpenedHost } from './opened-host.ts';

const pending = async () => ['core/0001-a', 'lti/0001-b'];

function openCounting() {
  const seen: string[] = [];
  const open = async () => {
    seen.push('opened');
    // oxlint-disable-next-line no-unsafe-type-assertion -- the command only opens and closes it
    return { close: async () => void seen.push('closed') } as unknown as OpenedHost;
  };
  return { seen, open };
}

describe('migrate', () => {
  it('opens the host, which migrates, and lists what was to be done', async () => {
    const { seen, open } = openCounting();
    const { code, out } = await runTestCli(['migrate'], { pendingMigrations: pending, open });
    expect({ code, out, seen }).toEqual({
      code: 0,
      out: 'core/0001-a\nlti/0001-b\n',
      seen: ['opened', 'closed'],
    });
  });

  it('lists and opens nothing on a dry run', async () => {
    const { code, out } = await runTestCli(['migrate', '--dry-run'], { pendingMigrations: pending });
    expect({ code, out }).toEqual({ code: 0, out: 'core/0001-a\nlti/0001-b\n' });
  });

  it('opens nothing where nothing is to be done, and says so', async () => {
    const { code, out, err } = await runTestCli(['migrate']);
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: 'The database is up to date.\n' });
  });

  it('says that the database does not answer', async () => {
    const { code, err } = await runTestCli(['migrate', '--dry-run'], {
      pendingMigrations: () =>
        Promise.reject(new CoreError('unavailable', 'The database does not answer (X).')),
    });
    expect(code).toBe(1);
    expect(err).toContain('The database does not answer (X).');
  });
});

describe('doctor on a database server', () => {
  const env = { PORT: '0', COURSEWRIGHT_MYSQL_URL: 'mysql://user:pass-word@db.example.org:3306/courses' };

  it('names the database and what the next start does to it, never the password', async () => {
    const { out } = await runTestCli(['doctor'], { env, pendingMigrations: pending });
    expect(out).toContain('courses on db.example.org:3306, the next start applies 2 migrations');
    expect(out).not.toContain('pass-word');
  });

  it('says what to do where it does not answer', async () => {
    const { code, out } = await runTestCli(['doctor'], {
      env,
      pendingMigrations: () =>
        Promise.reject(new CoreError('unavailable', 'The database does not answer (X).')),
    });
    expect(code).toBe(1);
    expect(out).toContain('✗ Database: courses on db.example.org:3306: The database does not answer (X).');
    expect(out).toContain('Start the database server');
  });

  it('tells the database of the analytics tables apart', async () => {
    const own = {
      ...env,
      COURSEWRIGHT_ANALYTICS_MYSQL_URL: 'mysql://user:pass-word@db.example.org/insights',
    };
    const { code, out } = await runTestCli(['doctor'], {
      env: own,
      pendingMigrations: async (of) => {
        if (of === 'analytics') throw new CoreError('unavailable', 'The database does not answer (X).');
        return [];
      },
    });
    expect(code).toBe(1);
    expect(out).toContain('✓ Database: courses on db.example.org:3306, up to date');
    expect(out).toContain(
      '✗ Analytics database: insights on db.example.org: The database does not answer (X).',
    );
    expect(out).toContain('host and port in COURSEWRIGHT_ANALYTICS_MYSQL_URL.');
    expect(out).not.toContain('pass-word');
  });
});
