import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { installDebian } from './install-debian.ts';
import { runProgram, succeeds } from './run-program.ts';
import type { Service, ServicePlace } from './service.ts';

const user = userInfo().username;
const socketOf = ({ folder }: ServicePlace): string => path.join(folder, 'mariadb.sock');
const data = ({ folder }: ServicePlace): string => path.join(folder, 'data');
const asAdmin = (place: ServicePlace): string[] => [
  '--no-defaults',
  `--socket=${socketOf(place)}`,
  '-u',
  user,
];

export const mariadb: Service = {
  name: 'mariadb',
  server: 'MariaDB of Debian',
  install: () => installDebian('mariadbd', ['mariadb-server']),
  prepare: async (place) => {
    if (existsSync(path.join(data(place), 'mysql'))) return;
    await runProgram('mariadb-install-db', [
      '--no-defaults',
      `--user=${user}`,
      `--datadir=${data(place)}`,
      '--auth-root-authentication-method=socket',
      `--auth-root-socket-user=${user}`,
      '--skip-test-db',
    ]);
  },
  command: (place) => ({
    program: 'mariadbd',
    args: [
      '--no-defaults',
      `--user=${user}`,
      `--datadir=${data(place)}`,
      `--socket=${socketOf(place)}`,
      `--pid-file=${path.join(place.folder, 'mariadb.pid')}`,
      '--bind-address=127.0.0.1',
      `--port=${place.port}`,
      '--skip-name-resolve',
      '--skip-log-bin',
      '--max-connections=400',
      '--innodb-buffer-pool-size=128M',
      // What an admin runs: a commit is on the disk before it is acknowledged.
      '--innodb-flush-log-at-trx-commit=1',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
    ],
  }),
  isReady: (place) => succeeds('mariadb-admin', [...asAdmin(place), 'ping']),
  settle: async (place) => {
    const input = `
      CREATE DATABASE IF NOT EXISTS coursewright CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
      CREATE USER IF NOT EXISTS 'coursewright'@'127.0.0.1' IDENTIFIED BY '${place.secret}';
      GRANT ALL ON *.* TO 'coursewright'@'127.0.0.1';`;
    await runProgram('mariadb', asAdmin(place), { input });
  },
  environment: ({ port, secret }) => ({
    COURSEWRIGHT_MYSQL_URL: `mysql://coursewright:${secret}@127.0.0.1:${port}/coursewright`,
  }),
};
