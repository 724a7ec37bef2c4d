// Buttons that copy a field's value. Where the page may not use the clipboard, the value is marked for the keyboard.
for (const button of document.querySelectorAll('[data-copy]')) {
  const said = button.textContent;
  button.addEventListener('click', () => {
    const field = document.getElementById(button.dataset.copy ?? '');
    field.select();
    if (navigator.clipboard === undefined) {
      field.focus();
      return;
    }
    void navigator.clipboard.writeText(field.value).then(
      () => {
        button.textContent = button.dataset.copied ?? '';
        setTimeout(() => (button.textContent = said), 2000);
      },
      () => field.focus(),
    );
  });
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
