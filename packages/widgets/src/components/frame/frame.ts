import { css, html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';

/**
 * An author's document with script, in a frame of an opaque origin: without the page, the learner's session or token.
 * The frame loads the host's own empty document, whose security policy lets author's script run, and is given the
 * document by message: a `srcdoc` would inherit the policy of the page around it, which lets no inline script run.
 *
 * @tagname cw-frame
 * @csspart frame - The iframe.
 */
export class CwFrame extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    iframe {
      display: block;
      inline-size: 100%;
      border: 0;
      block-size: 6em;
      background: transparent;
    }
  `;
  static override properties: PropertyDeclarations = {
    document: { attribute: false },
    host: { attribute: false },
    name: { attribute: false },
    problem: { attribute: false },
  };

  declare document: string | undefined;
  declare host: string | undefined;
  /** Names the frame for screen readers. */
  declare name: string | undefined;
  /** The document has places for a problem's inputs. */
  declare problem: boolean | undefined;

  readonly #frame = createRef<HTMLIFrameElement>();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('message', this.#onMessage);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('message', this.#onMessage);
  }

  protected override render(): TemplateResult {
    return html`<iframe
      part="frame"
      title=${this.name ?? ''}
      sandbox="allow-scripts allow-popups"
      src=${new URL('/widgets/frame.html', this.host ?? location.origin).href}
      ${ref(this.#frame)}
    ></iframe>`;
  }

  /** Sends something to the document in the frame. */
  post(message: object): void {
    // An opaque origin cannot be named; the window is our own frame, and nothing secret is sent.
    this.#frame.value?.contentWindow?.postMessage(message, '*');
  }

  readonly #onMessage = ({ source, data }: MessageEvent<unknown>): void => {
    const frame = this.#frame.value;
    if (frame === undefined || source !== frame.contentWindow) return;
    if (typeof data !== 'object' || data === null || !('type' in data)) return;
    if (data.type === 'cw-frame-ready') {
      this.post({ type: 'cw-frame-document', html: this.document ?? '', problem: this.problem === true });
    } else if (data.type === 'cw-frame-height' && 'height' in data && typeof data.height === 'number') {
      frame.style.blockSize = `${Math.min(Math.max(data.height, 24), 20_000)}px`;
    } else this.dispatchEvent(new CustomEvent('cw-frame-message', { detail: data }));
  };
}
