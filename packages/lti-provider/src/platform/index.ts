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
  MemberChanges,
  PlatformContext,
  PlatformKey,
  PlatformLineItem,
  PlatformLink,
  PlatformMember,
  PlatformScore,
  PlatformSpan,
  PlatformStore,
  PlatformUser,
} from './platform-store.port.ts';
export { storageOfferSchema, type StorageOffer, type StorageParts } from './storage/storage-offer.ts';
export { registeredToolSchema, type RegisteredTool } from './registered-tool.ts';
export { createLtiPlatform } from './create-lti-platform.ts';
export { memoryPlatformStore } from './memory-store.ts';
export { jsonFilePlatformStore } from './json-file-store.ts';
export { resultScore } from './scores.routes.ts';
export { contextRoles } from '../spec/roles.ts';
export {
  registrationVariants,
  type RegistrationVariant,
  type RegistrationVariantName,
} from './registration/registration-variant.ts';
