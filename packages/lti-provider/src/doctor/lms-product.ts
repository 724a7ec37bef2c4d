/** The learning platforms whose words the doctor knows. */
export const lmsProducts = [
  'moodle',
  'canvas',
  'brightspace',
  'blackboard',
  'sakai',
  'openedx',
  'other',
] as const;

export type LmsProduct = (typeof lmsProducts)[number];

export const lmsNames: Readonly<Record<Exclude<LmsProduct, 'other'>, string>> = {
  moodle: 'Moodle',
  canvas: 'Canvas',
  brightspace: 'Brightspace',
  blackboard: 'Blackboard',
  sakai: 'Sakai',
  openedx: 'Open edX',
};

/** `product_family_code` as the platforms send it, in lower case (core §5.4.2: free text). */
const families: Readonly<Record<string, LmsProduct>> = {
  moodle: 'moodle',
  canvas: 'canvas',
  desire2learn: 'brightspace',
  d2l: 'brightspace',
  brightspace: 'brightspace',
  blackboardlearn: 'blackboard',
  blackboard: 'blackboard',
  sakai: 'sakai',
  openedx: 'openedx',
  'open edx': 'openedx',
};

/** By what it calls itself; by its addresses where it does not (Open edX sends no product). */
export function lmsProduct(about: {
  readonly product?: string | undefined;
  readonly issuer?: string;
  readonly jwksUrl?: string;
}): LmsProduct {
  const named = families[about.product?.trim().toLowerCase() ?? ''];
  if (named !== undefined) return named;
  const host = URL.parse(about.issuer ?? '')?.hostname ?? '';
  if (/(^|\.)instructure\.com$/.test(host)) return 'canvas';
  if (/(^|\.)(brightspace\.com|desire2learn\.com)$/.test(host)) return 'brightspace';
  if (/(^|\.)blackboard\.com$/.test(host)) return 'blackboard';
  const keys = URL.parse(about.jwksUrl ?? '')?.pathname ?? '';
  if (keys.startsWith('/api/lti_consumer/')) return 'openedx';
  if (keys.endsWith('/mod/lti/certs.php')) return 'moodle';
  if (keys.startsWith('/d2l/')) return 'brightspace';
  if (keys.startsWith('/imsblis/')) return 'sakai';
  return 'other';
}
