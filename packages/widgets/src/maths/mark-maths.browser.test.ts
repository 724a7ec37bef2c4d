import { afterEach, describe, expect, it } from 'vitest';
import { authorFragment } from '../html/author-fragment.ts';

const shown = (html: string): HTMLElement => {
  const host = document.createElement('div');
  const root = document.body.appendChild(host).attachShadow({ mode: 'open' });
  const inside = document.createElement('div');
  inside.append(authorFragment(html));
  root.append(inside);
  return inside;
};
const drawn = async (inside: HTMLElement): Promise<Element> => {
  await expect.poll(() => inside.querySelector('.maths > svg'), { timeout: 15_000 }).not.toBeNull();
  return inside.querySelector('.maths') as Element;
};

describe('maths in authors’ HTML', () => {
  afterEach(() => document.body.replaceChildren());

  it('is drawn inside a shadow root, and read as MathML', async () => {
    const inside = shown(String.raw`<p>Euler: \(e^{i\pi}=-1\).</p>`);
    const place = await drawn(inside);
    expect(place.querySelector('svg path')).not.toBeNull();
    expect(place.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
    const math = place.querySelector('math');
    expect(math?.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
    expect(math?.textContent.replaceAll(/\s/g, '')).toBe('eiπ=−1');
    expect(inside.textContent.startsWith('Euler: ')).toBe(true);
  });

  it('loads parts of the font as formulas need them', async () => {
    const place = await drawn(
      shown(String.raw`\[\mathfrak{A} \subset \mathbb{R}, \mathscr{F}, \ce{H2O}, \xrightarrow{x}\]`),
    );
    expect(place.classList).toContain('display');
    expect(place.querySelectorAll('svg path').length).toBeGreaterThan(5);
  });

  it('runs over line breaks, and not into code', async () => {
    const inside = shown(String.raw`\[a<br>b\] <code>\(c\)</code>`);
    await drawn(inside);
    expect(inside.querySelectorAll('.maths')).toHaveLength(1);
    expect(inside.querySelector('code')?.textContent).toBe(String.raw`\(c\)`);
  });
});
