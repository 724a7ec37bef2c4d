// Buttons that copy a field's value. Where the page may not use the clipboard, the value is marked for the keyboard.
for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', () => void copy(button));
}

async function copy(button) {
  const said = button.textContent;
  const field = document.getElementById(button.dataset.copy ?? '');
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.copied ?? '';
    setTimeout(() => (button.textContent = said), 2000);
  } catch {
    field.focus();
  }
}

// Who ticks a course means "only these".
document.addEventListener('change', ({ target }) => {
  const some = target.form?.querySelector('[name="reach"][value="some"]');
  if (target.name === 'course' && target.checked && some) some.checked = true;
});

// On a phone the places lie in one line: the current one is moved into view.
for (const current of document.querySelectorAll('main nav [aria-current]')) {
  current.scrollIntoView({ block: 'nearest', inline: 'center' });
}
