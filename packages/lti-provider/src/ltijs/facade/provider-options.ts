import type { Express } from 'express';
import { LtijsDatabase } from '../ltijs-database.ts';
import type { SettingsOf } from '../kept-settings.ts';
import { LtijsError } from './ltijs-error.ts';

/** What `setup` takes of ltijs's options; the others are for what is not done here (see docs/guide/ltijs.md) and are let pass. */
export interface ProviderOptions {
  readonly appRoute?: string;
  readonly loginRoute?: string;
  readonly keysetRoute?: string;
  readonly dynRegRoute?: string;
  readonly staticPath?: string;
  readonly serverAddon?: false | ((app: Express) => unknown);
  /** Sessions do without their cookie; for development only. */
  readonly devMode?: boolean;
  readonly dynReg?: {
    readonly url: string;
    readonly name: string;
    readonly logo?: string;
    readonly description?: string;
    readonly redirectUris?: readonly string[];
    readonly customParameters?: Readonly<Record<string, string>>;
    readonly autoActivate?: boolean;
    readonly useDeepLinking?: boolean;
  };
  /** As for `strictLtijs`. */
  readonly settings?: SettingsOf;
  readonly fetch?: typeof fetch;
  readonly [other: string]: unknown;
}

/** Where `setup` finds the database: our plugin, or what one is made of. */
export type ProviderDatabase =
  { readonly plugin: LtijsDatabase } | { readonly file: string } | { readonly url: string };

export interface Routes {
  readonly app: string;
  readonly login: string;
  readonly keyset: string;
  readonly dynReg: string;
}

export function routesOf(options: ProviderOptions): Routes {
  return {
    app: options.appRoute ?? '/',
    login: options.loginRoute ?? '/login',
    keyset: options.keysetRoute ?? '/keys',
    dynReg: options.dynRegRoute ?? '/register',
  };
}

/** Throws for MongoDB, which is not spoken here. */
export function databaseOf(database: ProviderDatabase): LtijsDatabase {
  if ('plugin' in database) {
    if (database.plugin instanceof LtijsDatabase) return database.plugin;
    throw new LtijsError(
      'UNSUPPORTED_DATABASE. Details: The plugin must be LtijsDatabase of @coursewright/lti-provider.',
    );
  }
  if ('file' in database) return new LtijsDatabase({ file: database.file });
  if (/^(mysql|mariadb):/.test(database.url)) return new LtijsDatabase({ url: database.url });
  throw new LtijsError('UNSUPPORTED_DATABASE. Details: Give { file: … } for SQLite or { url: "mysql://…" }.');
}
