/** Draws maths into its place; the engine is loaded when the first piece needs it. A piece that cannot be drawn stays TeX. */
export async function typeset(place: HTMLElement, tex: string, display: boolean): Promise<void> {
  try {
    const { drawTex } = await import('#mathjax-engine');
    const { picture, mathml } = await drawTex(tex, display);
    const spoken = document.createElement('span');
    spoken.className = 'visually-hidden';
    // MathML is what screen readers read; the picture is for the eye.
    spoken.append(document.importNode(mathml, true));
    picture.setAttribute('aria-hidden', 'true');
    place.replaceChildren(picture, spoken);
  } catch (cause) {
    place.classList.add('failed');
    console.warn('coursewright: this maths cannot be drawn', tex, cause);
  }
}
