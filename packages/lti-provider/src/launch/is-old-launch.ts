/** Whether the fields are of a launch by LTI 1.0 to 1.2 (LTI 1.1 §3): the platform knows this tool as one of those. */
export function isOldLaunch(fields: unknown): boolean {
  return (
    typeof fields === 'object' &&
    fields !== null &&
    ('lti_message_type' in fields || 'oauth_consumer_key' in fields)
  );
}
