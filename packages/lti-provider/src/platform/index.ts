export type {
  ContentItem,
  DeepLinkReturn,
  LtiPlatform,
  LtiPlatformDeps,
  PlatformAddresses,
  StartDeepLink,
  StartLaunch,
} from './lti-platform.ts';
export type { LoginInitiation } from './login-initiation.ts';
export type {
  PlatformContext,
  PlatformKey,
  PlatformLineItem,
  PlatformLink,
  PlatformMember,
  PlatformScore,
  PlatformStore,
  PlatformUser,
} from './platform-store.port.ts';
export { registeredToolSchema, type RegisteredTool } from './registered-tool.ts';
