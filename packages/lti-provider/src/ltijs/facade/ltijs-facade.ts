import type { Express, Response } from 'express';
import type { LtijsDatabase } from '../ltijs-database.ts';
import type { DeepLinking } from './deep-linking.ts';
import type { DynamicRegistration } from './dynamic-registration.ts';
import type { Grade } from './grade-service.ts';
import type { NamesAndRoles } from './names-and-roles.ts';
import type { Platforms } from './platforms.ts';
import type { callbackSetters } from './provider-callbacks.ts';
import type { ProviderDatabase, ProviderOptions } from './provider-options.ts';
import type { RedirectOptions } from './redirect-with-ltik.ts';
import type { RouteInput, WhitelistedRoute } from './whitelist.ts';

export interface DeployOptions {
  /** Default 3000. */
  readonly port?: number;
  readonly silent?: boolean;
  /** Does not listen: `app` is mounted elsewhere. */
  readonly serverless?: boolean;
}

/** The provider by ltijs's names; also types for ltijs itself, which ships none. */
export interface LtijsFacade extends Platforms, ReturnType<typeof callbackSetters> {
  setup(key: string, database: ProviderDatabase, options?: ProviderOptions): LtijsFacade;
  /** Opens the database, and listens unless `serverless`. Rejects where that fails. */
  deploy(options?: DeployOptions): Promise<boolean>;
  close(options?: { readonly silent?: boolean }): Promise<boolean>;
  whitelist(...routes: readonly RouteInput[]): readonly WhitelistedRoute[];
  /** Takes the launch along. */
  redirect(response: Response, path: string, options?: RedirectOptions): Promise<void>;
  appRoute(): string;
  loginRoute(): string;
  keysetRoute(): string;
  dynRegRoute(): string;
  readonly app: Express;
  readonly Database: LtijsDatabase;
  readonly Grade: Grade;
  readonly NamesAndRoles: NamesAndRoles;
  readonly DeepLinking: DeepLinking;
  /** undefined where `setup` was given no `dynReg`. */
  readonly DynamicRegistration: DynamicRegistration | undefined;
}
