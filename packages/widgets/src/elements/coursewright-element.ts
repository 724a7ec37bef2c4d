import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { TokenProvider } from '../api/bearer-credentials.ts';
import { connectionFor, type Connection } from '../api/connection.ts';
import { pageConfig } from '../configure.ts';
import { Localize } from '../i18n/localize.ts';

/**
 * What every element that talks to a host has: where it is, how to get in, in which language it speaks, how it looks.
 *
 * @cssproperty --cw-text - Text.
 * @cssproperty --cw-text-soft - Text that matters less.
 * @cssproperty --cw-surface - Behind problems and fields.
 * @cssproperty --cw-surface-sunken - Behind notices, code and closed fields.
 * @cssproperty --cw-line - Thin lines.
 * @cssproperty --cw-line-strong - Borders of fields.
 * @cssproperty --cw-accent - Links, buttons, what is chosen.
 * @cssproperty --cw-on-accent - Text on the accent.
 * @cssproperty --cw-accent-wash - Behind what is chosen.
 * @cssproperty --cw-correct - Right answers; `--cw-correct-wash` behind them.
 * @cssproperty --cw-partial - Partly right answers; `--cw-partial-wash` behind them.
 * @cssproperty --cw-incorrect - Wrong answers and faults; `--cw-incorrect-wash` behind them.
 * @cssproperty --cw-focus - The ring around what has the focus; the accent by default.
 * @cssproperty --cw-radius - Roundness of corners.
 * @cssproperty --cw-font - Font family; the page's by default.
 * @cssproperty --cw-font-size - Base size of text.
 * @cssproperty --cw-heading-font - Font family of headings.
 */
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
