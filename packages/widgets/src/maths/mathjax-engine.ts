import { browserAdaptor } from '@mathjax/src/js/adaptors/browserAdaptor.js';
import type { MathDocument } from '@mathjax/src/js/core/MathDocument.js';
import { STATE } from '@mathjax/src/js/core/MathItem.js';
import { SerializedMmlVisitor } from '@mathjax/src/js/core/MmlTree/SerializedMmlVisitor.js';
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js';
import { MathML } from '@mathjax/src/js/input/mathml.js';
import { TeX } from '@mathjax/src/js/input/tex.js';
import { mathjax } from '@mathjax/src/js/mathjax.js';
import { SVG } from '@mathjax/src/js/output/svg.js';
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js';
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js';
import '@mathjax/src/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import '@mathjax/src/js/input/tex/braket/BraketConfiguration.js';
import '@mathjax/src/js/input/tex/cancel/CancelConfiguration.js';
import '@mathjax/src/js/input/tex/color/ColorConfiguration.js';
import '@mathjax/src/js/input/tex/enclose/EncloseConfiguration.js';
import '@mathjax/src/js/input/tex/extpfeil/ExtpfeilConfiguration.js';
import '@mathjax/src/js/input/tex/mhchem/MhchemConfiguration.js';
import '@mathjax/src/js/input/tex/newcommand/NewcommandConfiguration.js';
import '@mathjax/src/js/input/tex/noundefined/NoUndefinedConfiguration.js';
import '@mathjax/src/js/input/tex/textmacros/TextMacrosConfiguration.js';
import '@mathjax/src/js/input/tex/unicode/UnicodeConfiguration.js';
import '@mathjax/src/js/input/tex/verb/VerbConfiguration.js';
import { fontRanges } from './font-ranges.ts';

const packages =
  'base ams boldsymbol braket cancel color enclose extpfeil mhchem newcommand noundefined textmacros unicode verb'.split(
    ' ',
  );

/** What a formula is written in. */
export type MathsNotation = 'tex' | 'mathml';

const ready = new Map<MathsNotation, MathDocument<HTMLElement, Text, Document>>();
let last: Promise<unknown> = Promise.resolve();

function mathDocument(notation: MathsNotation): MathDocument<HTMLElement, Text, Document> {
  const known = ready.get(notation);
  if (known !== undefined) return known;
  if (ready.size === 0) RegisterHTMLHandler(browserAdaptor());
  mathjax.asyncLoad = (name: string) => fontRanges[/([^/]+)\.js$/.exec(name)?.[1] ?? '']?.();
  const made: MathDocument<HTMLElement, Text, Document> = mathjax.document(document, {
    InputJax: notation === 'tex' ? new TeX({ packages }) : new MathML(),
    // Fonts do not load inside a shadow root: glyphs are drawn, each formula with its own.
    OutputJax: new SVG({ fontCache: 'local', linebreaks: { inline: false } }),
  });
  ready.set(notation, made);
  return made;
}

/** A formula as a picture for the eye and MathML for the ear. One after the other: MathJax keeps state while it works. */
export function drawMaths(
  source: string,
  { notation, display }: { readonly notation: MathsNotation; readonly display: boolean },
): Promise<{ readonly picture: Element; readonly mathml: Element }> {
  const drawn = last.then(() => draw(source, notation, display));
  last = drawn.catch(() => undefined);
  return drawn;
}

async function draw(source: string, notation: MathsNotation, display: boolean) {
  const converter = mathDocument(notation);
  const container = await converter.convertPromise(source, { display });
  const tree = await converter.convertPromise(source, { display, end: STATE.CONVERT });
  if (!(container instanceof HTMLElement) || tree instanceof HTMLElement)
    throw new Error('MathJax drew nothing.');
  const picture = container.querySelector('svg');
  if (picture === null) throw new Error('MathJax drew nothing.');
  const text = new SerializedMmlVisitor().visitTree(tree);
  const mathml = new DOMParser().parseFromString(text, 'application/xml').documentElement;
  return { picture, mathml };
}
