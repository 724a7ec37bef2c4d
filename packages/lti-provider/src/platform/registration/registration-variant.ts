/** How a platform goes about dynamic registration, where the standard leaves it open. */
export interface RegistrationVariant {
  readonly product: string;
  /** Where the registration token travels: in a parameter of its own, as the standard has it, or inside of the addresses. */
  readonly token: 'parameter' | 'addresses';
  /** The configuration is shown for the token only. */
  readonly guardsConfiguration: boolean;
  /** The deployment is made with the registration and told at once; elsewhere it is made later. */
  readonly tellsDeployment: boolean;
  /** The registration can be read and updated afterwards. */
  readonly keepsAddress: boolean;
  /** Audience of client assertions that is not the token address. */
  readonly authorizationServer?: 'origin';
  /** Where content may be chosen. */
  readonly placements: readonly string[];
}

/** As three platforms do it: mod/lti of Moodle, doc/api/registration.md of Canvas, and Brightspace, which sends no token. */
export const registrationVariants = {
  moodle: {
    product: 'moodle',
    token: 'parameter',
    guardsConfiguration: false,
    tellsDeployment: true,
    keepsAddress: false,
    placements: ['ContentArea'],
  },
  canvas: {
    product: 'canvas',
    token: 'parameter',
    guardsConfiguration: true,
    tellsDeployment: false,
    keepsAddress: true,
    placements: ['assignment_selection', 'editor_button', 'link_selection', 'course_navigation'],
  },
  brightspace: {
    product: 'desire2learn',
    token: 'addresses',
    guardsConfiguration: false,
    tellsDeployment: false,
    keepsAddress: true,
    authorizationServer: 'origin',
    placements: ['ContentArea', 'RichTextEditor'],
  },
} as const satisfies Record<string, RegistrationVariant>;

export type RegistrationVariantName = keyof typeof registrationVariants;
