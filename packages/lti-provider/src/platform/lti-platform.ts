import type { Clock, IdSource } from '@coursewright/core';
import type { Request, Router } from 'express';
import type { LoginInitiation } from './login-initiation.ts';
import type { PlatformSpan, PlatformStore, PlatformUser } from './platform-store.port.ts';
import type { RegisteredTool } from './registered-tool.ts';
import type { RegistrationVariant } from './registration/registration-variant.ts';
import type { StorageOffer, StorageParts } from './storage/storage-offer.ts';

export interface LtiPlatformDeps {
  /** Origin under which the router is reached, without a slash at the end. */
  readonly publicUrl: string;
  /** `iss` of the platform's tokens; mostly its public address. */
  readonly issuer: string;
  /**
   * Origin of the authorisation endpoint, where it is not `publicUrl`: a host of its own that knows no session, as
   * Canvas's is. The router answers for it too, and sends browsers on.
   */
  readonly authOrigin?: string;
  readonly store: PlatformStore;
  /** Signs message hints and access tokens; at least 32 random characters. */
  readonly secret: string;
  /** The tools that are registered now. */
  readonly tools: () => Promise<readonly RegisteredTool[]>;
  /** Who is logged in at the platform. */
  readonly session: (request: Request) => Promise<PlatformUser | undefined>;
  /** Takes what was chosen in a deep linking; resolves to the address of the platform's page to show then. */
  readonly onDeepLink: (returned: DeepLinkReturn) => Promise<string>;
  /** Takes tools that register themselves, in the way of some platform; absent = an administrator enters every tool. */
  readonly registration?: {
    readonly variant: RegistrationVariant;
    /** Adds the tool, or replaces the one with its client id. */
    readonly put: (tool: RegisteredTool) => Promise<void>;
  };
  readonly clock?: Clock;
  readonly ids?: IdSource;
  /** How tools' key sets are fetched. */
  readonly fetch?: typeof fetch;
}

/** What a tool sent back from deep linking (DL §4.5), its signature and origin verified. */
export interface DeepLinkReturn {
  readonly tool: RegisteredTool;
  readonly contextId: string;
  /** Who started it. */
  readonly userId: string;
  /** Empty when nothing was chosen. */
  readonly items: readonly ContentItem[];
  /** What the tool has to tell the user. */
  readonly message?: string;
  readonly error?: string;
  /** The same for the platform's own log. */
  readonly log?: string;
  readonly errorLog?: string;
}

/** A content item (DL §3); members of other types than `ltiResourceLink` stay as they came. */
export interface ContentItem {
  readonly type: string;
  readonly url?: string;
  readonly title?: string;
  readonly text?: string;
  readonly custom?: Readonly<Record<string, string>>;
  readonly available?: PlatformSpan;
  readonly submission?: PlatformSpan;
  /** The tool would have it opened in a window of its own. */
  readonly window?: { readonly targetName?: string };
  readonly lineItem?: {
    readonly scoreMaximum: number;
    readonly label?: string;
    readonly resourceId?: string;
    readonly tag?: string;
  };
}

export interface StartLaunch {
  readonly linkId: string;
  readonly user: PlatformUser;
  /** Where the tool sends the user when they are done. */
  readonly returnUrl?: string;
  /** BCP 47; default the user's. */
  readonly locale?: string;
  readonly documentTarget?: 'iframe' | 'window';
  /** Offers the tool the storage of the page around it, which includes the parts of `storage`. */
  readonly storage?: StorageOffer;
}

export interface StartDeepLink {
  readonly clientId: string;
  readonly contextId: string;
  readonly user: PlatformUser;
  readonly locale?: string;
  readonly storage?: StorageOffer;
}

/** What a tool's administrator enters; `coursewright lti platform add --json` takes the same under its own names. */
export interface PlatformAddresses {
  readonly issuer: string;
  readonly auth_login_url: string;
  readonly auth_token_url: string;
  readonly jwks_url: string;
}

/** The platform side of LTI 1.3, as a router without a database of its own. */
export interface LtiPlatform {
  /** Serves `/lti/platform/…`; mounted at the root of any Express app. */
  readonly router: Router;
  readonly addresses: PlatformAddresses;
  /** Throws `not_found` for an unknown link or tool, `forbidden` for somebody who is not in the link's context. */
  startLaunch(input: StartLaunch): Promise<LoginInitiation>;
  startDeepLink(input: StartDeepLink): Promise<LoginInitiation>;
  /** The address, good for an hour and one registration, that opens a tool's page for it. Throws `not_found` where none are taken. */
  startRegistration(toolAddress: string): string;
  /** What a page around a tool's frame includes to keep data for it; `also` are other messages that the page answers. */
  storage(offer: StorageOffer, also?: readonly string[]): StorageParts;
}
