// Helps those who have JavaScript: in the grid of paper cards the arrows walk between the boxes, Enter goes to the next card, and
// Ctrl+Z takes back what was typed in boxes that one has left. What the numbers mean is said below while one types.
const form = document.querySelector('form[data-cards]');
if (form) begin(form);

/** @param {HTMLFormElement} form */
function begin(form) {
  const keys = form.querySelector('[data-keys]');
  const said = form.querySelector('[data-said]');
  const table = form.querySelector('table');
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows];
  const boxOf = (row, column) => row?.cells[column]?.querySelector('input:not([type="hidden"])') ?? null;
  /** What was changed, the last at the end: the box and what it said before. */
  const done = [];
  let before = '';
  if (keys) keys.hidden = false;

  table.addEventListener('focusin', ({ target }) => {
    if (!target.matches('td input')) return;
    before = target.value;
    target.select();
    tell(target);
  });
  table.addEventListener('change', ({ target }) => {
    done.push([target, before]);
    before = target.value;
  });
  table.addEventListener('input', ({ target }) => tell(target));
  table.addEventListener('keydown', (event) => {
    const { target } = event;
    if (!target.matches('td input') || event.isComposing) return;
    const row = rows.indexOf(target.closest('tr'));
    const column = target.closest('td').cellIndex;
    if (event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && target.value === before) {
      const last = done.pop();
      if (!last) return;
      event.preventDefault();
      const [box, words] = last;
      box.value = words;
      box.focus();
      before = words;
      tell(box);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const isAll = target.selectionStart === 0 && target.selectionEnd === target.value.length;
    const atStart = isAll || (target.selectionStart === 0 && target.selectionEnd === 0);
    const atEnd = isAll || target.selectionStart === target.value.length;
    const to = {
      ArrowDown: () => boxOf(rows[row + 1], column),
      ArrowUp: () => boxOf(rows[row - 1], column),
      ArrowRight: () => (atEnd ? boxOf(rows[row], column + 1) : undefined),
      ArrowLeft: () => (atStart ? boxOf(rows[row], column - 1) : undefined),
      Enter: () => boxOf(rows[row + 1], 1) ?? form.querySelector('button.button'),
    }[event.key]?.();
    if (event.key === 'Enter' || to) event.preventDefault();
    to?.focus();
  });

  /** The number in a box in words. */
  function tell(box) {
    const head = heads[box.closest('td').cellIndex];
    const lists = JSON.parse(head.dataset.codes ?? '[]');
    const text = box.value.trim();
    const parts = head.dataset.split === 'true' ? partsOf(text, lists) : text.split(/[\s,;]+/);
    const words = parts.flatMap((part, at) => {
      const codes = (head.dataset.split === 'true' ? lists[at] : lists[0])?.codes ?? [];
      const found = codes.find(({ code }) => code === part);
      return part === '0' || part === '' ? [] : [found ? found.text : codes.length > 0 ? `${part}?` : part];
    });
    said.textContent = `${head.textContent.trim()}: ${words.join(', ')}`;
  }

  function partsOf(text, lists) {
    const isShort = lists.every(({ codes }) => codes.length < 10);
    return isShort && /^\d{1,3}$/.test(text) ? [...text] : text.split(/[\s.,/-]+/);
  }
}
