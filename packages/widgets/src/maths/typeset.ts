import type { MathsNotation } from '#mathjax-engine';

/** Draws maths into its place; the engine is loaded when the first piece needs it. A piece that cannot be drawn stays TeX. */
export function typeset(place: HTMLElement, tex: string, display: boolean): Promise<void> {
  return drawInto(place, tex, { notation: 'tex', display });
}

/** Draws MathML into its place; where that fails, the browser draws it itself. */
export async function typesetMathml(place: HTMLElement, mathml: string): Promise<void> {
  await drawInto(place, mathml, { notation: 'mathml', display: false });
  if (place.classList.contains('failed'))
    place.append(new DOMParser().parseFromString(mathml, 'application/xml').documentElement);
}

async function drawInto(
  place: HTMLElement,
  source: string,
  how: { readonly notation: MathsNotation; readonly display: boolean },
): Promise<void> {
  try {
    const { drawMaths } = await import('#mathjax-engine');
    const { picture, mathml } = await drawMaths(source, how);
    const spoken = document.createElement('span');
    spoken.className = 'visually-hidden';
    // MathML is what screen readers read; the picture is for the eye.
    spoken.append(document.importNode(mathml, true));
    picture.setAttribute('aria-hidden', 'true');
    place.replaceChildren(picture, spoken);
  } catch (cause) {
    place.classList.add('failed');
    console.warn('coursewright: this maths cannot be drawn', source, cause);
  }
}
