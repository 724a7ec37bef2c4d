/**
 * Keeps the list and the count of what is selected up to date without a new page, and moves between the check boxes by the
 * arrow keys. Everything is done by the form itself where there is no script.
 */
export const pickerScript = `
(() => {
  const form = document.querySelector('.picker');
  const list = form.querySelector('.chosen');
  const count = form.querySelector('.count');
  const add = form.querySelector('.bar .main');
  const sample = form.querySelector('#chosen-row').content.firstElementChild;
  const boxes = [...form.querySelectorAll('.rows input[name=pick]')];
  const rowOf = (key) => [...list.children].find((row) => row.querySelector('[name=picked]').value === key);
  const update = () => {
    const { none, one, many } = count.dataset;
    const chosen = list.childElementCount;
    count.textContent = chosen === 0 ? none : chosen === 1 ? one : many.replace('{count}', chosen);
    add.disabled = chosen === 0;
  };
  const put = (box) => {
    if (rowOf(box.value)) return;
    const row = sample.cloneNode(true);
    const line = box.closest('.row');
    const title = line.querySelector('.title').textContent;
    row.querySelector('[name=picked]').value = box.value;
    row.prepend(line.querySelector('.icon').cloneNode(true));
    row.querySelector('.title').textContent = title;
    row.querySelector('.facts').textContent = [...line.querySelectorAll('.facts span')].map((one) => one.textContent.trim()).join(' · ');
    const drop = row.querySelector('button');
    drop.value = box.value;
    drop.setAttribute('aria-label', drop.dataset.name.replace('{title}', title));
    list.append(row);
  };
  form.addEventListener('change', ({ target }) => {
    if (target.name !== 'pick') return;
    if (target.type === 'radio') list.replaceChildren();
    if (target.checked) put(target);
    else rowOf(target.value)?.remove();
    update();
  });
  form.addEventListener('click', (event) => {
    const drop = event.target.closest('button[name=drop]');
    if (!drop) return;
    event.preventDefault();
    rowOf(drop.value)?.remove();
    for (const box of boxes) if (box.value === drop.value) box.checked = false;
    update();
    (list.querySelector('button') ?? boxes[0] ?? add).focus();
  });
  form.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = boxes.indexOf(event.target);
    if (!step || at === -1 || event.target.type === 'radio') return;
    event.preventDefault();
    boxes[at + step]?.focus();
  });
  update();
})();
`;
