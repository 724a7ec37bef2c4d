import sanitizeHtml from 'sanitize-html';

/** Hosts whose frames stay in course HTML, sandboxed. */
const frameHosts = [
  'www.youtube.com',
  'www.youtube-nocookie.com',
  'player.vimeo.com',
  'www.geogebra.org',
  'phet.colorado.edu',
  'docs.google.com',
];

const words = (list: string) => list.trim().split(/\s+/);

const text = /^[^;{}<>"'\\]*$/;
const safeStyles = words(`
  color background-color background font-size font-style font-weight font-family line-height
  text-align text-decoration text-indent vertical-align white-space list-style-type direction
  width height max-width max-height min-width float clear display border-collapse margin
  margin-left margin-right margin-top margin-bottom padding padding-left padding-right padding-top
  padding-bottom border border-left border-right border-top border-bottom border-radius
  border-color`);
/** `url(` would fetch from elsewhere, `position: fixed` would cover the page. */
const styleValue = /^(?!.*(?:url|expression|image)\s*\()[^;{}<>"'\\]*$/i;

const mathml = words(`
  math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced
  menclose msub msup msubsup munder mover munderover mmultiscripts mtable mtr mtd semantics
  annotation`);

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    ...sanitizeHtml.defaults.allowedTags,
    ...words(`
      img picture source video audio track iframe details summary figure figcaption del ins label
      fieldset legend center font big tt strike section`),
    // Places that the problem element fills.
    'cw-field',
    'cw-input',
    'cw-solution',
    ...mathml,
  ],
  allowedAttributes: {
    '*': [
      'class',
      'id',
      'title',
      'lang',
      'dir',
      'style',
      'role',
      'aria-*',
      'data-*',
      'tabindex',
      'align',
      'valign',
      'hidden',
    ],
    a: ['href', 'name', 'target', 'rel', 'download'],
    img: ['src', 'alt', 'width', 'height', 'loading', 'longdesc', 'border', 'hspace', 'vspace'],
    iframe: ['src', 'width', 'height', 'title', 'allowfullscreen', 'sandbox', 'loading', 'referrerpolicy'],
    video: ['src', 'poster', 'controls', 'width', 'height', 'loop', 'muted', 'preload', 'playsinline'],
    audio: ['src', 'controls', 'loop', 'preload'],
    source: ['src', 'type', 'media'],
    track: ['src', 'kind', 'srclang', 'label', 'default'],
    table: ['border', 'cellpadding', 'cellspacing', 'width', 'summary', 'bgcolor'],
    td: ['colspan', 'rowspan', 'headers', 'width', 'height', 'bgcolor', 'scope', 'nowrap'],
    th: ['colspan', 'rowspan', 'headers', 'width', 'height', 'bgcolor', 'scope', 'abbr'],
    col: ['span', 'width'],
    colgroup: ['span', 'width'],
    ol: ['start', 'type', 'reversed'],
    li: ['value'],
    font: ['color', 'size', 'face'],
    label: ['for'],
    details: ['open'],
    time: ['datetime'],
    ...Object.fromEntries(
      mathml.map((tag) => [
        tag,
        [
          'mathvariant',
          'display',
          'xmlns',
          'stretchy',
          'open',
          'close',
          'separators',
          'encoding',
          'columnalign',
        ],
      ]),
    ),
  },
  allowedStyles: {
    '*': Object.fromEntries(safeStyles.map((name) => [name, [name === 'font-family' ? text : styleValue]])),
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https', 'data'] },
  allowProtocolRelative: true,
  allowedIframeHostnames: frameHosts,
  transformTags: {
    a: (tagName, attribs) => ({
      tagName,
      attribs: attribs['target'] === '_blank' ? { ...attribs, rel: 'noopener noreferrer' } : attribs,
    }),
    iframe: (tagName, attribs) => ({
      tagName,
      attribs: {
        ...attribs,
        sandbox: 'allow-scripts allow-same-origin allow-popups allow-forms',
        loading: 'lazy',
      },
    }),
  },
};

/** Course HTML reduced to what cannot act on the page or the learner's session; the one allow-list there is. */
export function sanitizeAuthorHtml(html: string): string {
  return sanitizeHtml(html, options);
}
