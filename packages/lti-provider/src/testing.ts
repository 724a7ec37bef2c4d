export { openTestPlatform, type TestPlatform } from './testing/test-platform.ts';
export { openKitTool } from './testing/kit-tool.ts';
export { beginLogin, postMessage, walkLaunch, type BegunLogin } from './testing/walk-launch.ts';
export { readForm } from './testing/read-form.ts';
export { ltiStoresContract } from './lti-stores.contract.ts';
export { platformStoreContract } from './platform/platform-store.contract.ts';
export { registrationStoreContract } from './registrations/registration-store.contract.ts';
export { launchRecordStoreContract } from './doctor/launch-record-store.contract.ts';
