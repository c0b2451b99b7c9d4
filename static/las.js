// Helps those who have JavaScript; everything works without it. Drop a document on the form, see that it is being
// read, print by a button.
const form = document.querySelector('form[data-drop]');
const input = form?.querySelector('input[type=file]');
const progress = form?.querySelector('[data-progress]');

/** @param {boolean} over */
const showOver = (over) => form?.classList.toggle('over', over);

if (form && input && progress) {
  form.querySelector('[data-drop-hint]').hidden = false;
  addEventListener('dragover', (event) => {
    event.preventDefault();
    showOver(true);
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) showOver(false);
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    showOver(false);
    const files = event.dataTransfer?.files;
    if (!files || files.length === 0) return;
    if (files.length > 1) {
      progress.textContent = 'Släpp ett dokument i taget.';
      return;
    }
    input.files = files;
    form.requestSubmit();
  });
  form.addEventListener('submit', () => {
    progress.textContent = 'Läser dokumentet …';
  });
  // Coming back to the page, nothing is being read any longer.
  addEventListener('pageshow', () => {
    progress.textContent = '';
  });
}

document.querySelector('[role=alert]')?.focus();

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
