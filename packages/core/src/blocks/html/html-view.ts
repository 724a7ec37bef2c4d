/** `view` of an `html` block. */
export interface HtmlView {
  /** Sanitized by the server's allow-list; `/static/…` links already point to signed addresses. Empty when `frame` is set. */
  readonly html: string;
  /** Whole document for a sandboxed frame of an opaque origin, when the author's HTML has script or `on…` (DESIGN §4). */
  readonly frame?: string;
}
