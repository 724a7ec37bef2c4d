export { CONFIG_EXIT_CODE, readConfig, type HostConfig } from './config.ts';
export { composeHost, type ComposedHost, type HostOverrides } from './compose.ts';
export { startHost, type RunningHost } from './start-host.ts';
export { createServer } from './server.ts';
export { createEmbedKey, embedKeySecret, revokeEmbedKey } from './accounts/tokens/embed-keys.ts';
export type { EmbedKey } from './accounts/tokens/embed-key-store.port.ts';
