import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { TokenProvider } from '../api/bearer-credentials.ts';
import { connectionFor, type Connection } from '../api/connection.ts';
import { pageConfig } from '../configure.ts';
import { Localize } from '../i18n/localize.ts';

/** What every element that talks to a host has: where it is, how to get in, in which language it speaks. */
export abstract class CoursewrightElement extends LitElement {
  static override properties: PropertyDeclarations = {
    host: {},
    embedKey: { attribute: 'embed-key' },
    csrfToken: { attribute: 'csrf-token' },
    language: {},
    login: { type: Boolean },
    tokenProvider: { attribute: false },
  };

  /** Origin of the host; by default the page's configuration, then the module's own origin. */
  declare host: string | undefined;
  /** The site's embed key, for guests. */
  declare embedKey: string | undefined;
  /** Only on the host's own pages, whose session cookie it goes with. */
  declare csrfToken: string | undefined;
  /** Language of the interface, BCP 47; by default the page's. */
  declare language: string | undefined;
  /** Offers guests a button to log in with. */
  declare login: boolean;
  /** Gives this element's bearer tokens. */
  declare tokenProvider: TokenProvider | undefined;

  protected readonly words = new Localize(this);

  constructor() {
    super();
    this.login = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('cw-configured', this.#configured);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('cw-configured', this.#configured);
  }
  readonly #configured = (): void => this.requestUpdate('host');

  /** Undefined where neither element nor page says how to get in. */
  protected get connection(): Connection | undefined {
    const page = pageConfig();
    return connectionFor({
      host: this.host ?? page.host ?? location.origin,
      csrfToken: this.csrfToken,
      tokenProvider: this.tokenProvider ?? (this.embedKey === undefined ? page.tokenProvider : undefined),
      embedKey: this.embedKey ?? page.embedKey,
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('language') && this.language !== undefined) {
      this.lang = this.language;
      this.dir = this.words.term('$dir');
    }
  }
}
