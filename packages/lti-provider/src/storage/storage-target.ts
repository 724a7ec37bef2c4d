/** `lti_storage_target` (lti-cs-oidc §4): `_parent` or the name of a frame; undefined for what no frame is called. */
export function storageTarget(given: string | undefined): string | undefined {
  return given !== undefined && /^[\w.-]{1,64}$/.test(given) ? given : undefined;
}
