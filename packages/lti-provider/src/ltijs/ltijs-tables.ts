/**
 * The tables of ltijs 5 (its src/Utils/Database.js): the members that name one row, and the seconds that a row lives.
 * Tables that are not here have rows without a name that live for ever.
 */
export const ltijsTables: Readonly<
  Record<string, { readonly key: readonly string[]; readonly seconds?: number }>
> = {
  platform: { key: ['platformUrl', 'clientId'] },
  platformStatus: { key: ['id'] },
  publickey: { key: ['kid'] },
  privatekey: { key: ['kid'] },
  idtoken: { key: ['iss', 'clientId', 'deploymentId', 'user'], seconds: 24 * 3600 },
  contexttoken: { key: ['contextId', 'user'], seconds: 24 * 3600 },
  accesstoken: { key: ['platformUrl', 'clientId', 'scopes'], seconds: 3600 },
  nonce: { key: ['nonce'], seconds: 10 },
  state: { key: ['state'], seconds: 600 },
  // Not of ltijs: what the facade keeps of each launch, and the settings of a platform.
  launch: { key: ['launch'], seconds: 24 * 3600 },
  platformSettings: { key: ['platformUrl', 'clientId'] },
};
