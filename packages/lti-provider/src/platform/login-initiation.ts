/** The first step of a launch (security framework §5.1.1.1), for the user's browser to take. */
export interface LoginInitiation {
  /** The tool's login address with the parameters as a query: for a redirect or the `src` of a frame. */
  readonly address: string;
  /** A whole page that posts them; `target` of its form is the page's own frame. */
  readonly form: string;
}
