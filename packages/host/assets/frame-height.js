// Tells the outer page how high the content is, so that it never jumps: nothing before there is something to see, higher at
// once, lower only when it has stayed so and nothing is being loaded.

const settlingTime = 400;
/** After this many milliseconds something that loads is taken for something that stays. */
const longLoad = 8000;

export function followHeight(main, tell) {
  let told = 0;
  let settling;
  let lowerSince = 0;
  const height = () => Math.ceil(main.getBoundingClientRect().height);

  function settle() {
    const now = height();
    if (now >= told) return measure();
    if (isLoading(main) && Date.now() - lowerSince < longLoad) settling = setTimeout(settle, settlingTime);
    else tellNow(now);
  }
  function tellNow(now) {
    told = now;
    lowerSince = 0;
    tell(now);
  }
  function measure() {
    clearTimeout(settling);
    const now = height();
    if (told === 0 && isLoading(main)) settling = setTimeout(measure, 100);
    else if (now > told) tellNow(now);
    else if (now < told) {
      if (lowerSince === 0) lowerSince = Date.now();
      settling = setTimeout(settle, settlingTime);
    } else lowerSince = 0;
  }
  new ResizeObserver(measure).observe(main);
}

/** Whether anything in the page, or in an element's own tree, still waits for its data. */
function isLoading(root) {
  if (root.querySelector('[part~="loading"], [data-opening]') !== null) return true;
  return [...root.querySelectorAll('*')].some(
    ({ shadowRoot }) => shadowRoot !== null && isLoading(shadowRoot),
  );
}
