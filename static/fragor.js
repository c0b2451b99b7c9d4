// Helps those who have JavaScript: the rows of answers to choose are moved and emptied by buttons, and there are more of them by
// one. Without it the number in each row says its place, and saving gives more rows.
for (const list of document.querySelectorAll('ol[data-rows]')) begin(list);

/** @param {HTMLOListElement} list */
function begin(list) {
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  status.className = 'quiet';
  for (const row of list.children) row.append(buttons());
  const more = button('Fler rader', () => {
    const empty = list.lastElementChild.cloneNode(true);
    for (const box of empty.querySelectorAll('input')) box.value = '';
    list.append(empty);
    number();
    empty.querySelector('input[lang="sv"]').focus();
  });
  const undo = button('Ångra', () => {
    const back = gone.pop();
    if (!back) return;
    for (const [box, value] of back) box.value = value;
    number();
    back[0][0].closest('li').querySelector('input[lang="sv"]').focus();
    undo.hidden = gone.length === 0;
  });
  undo.hidden = true;
  /** What was emptied, the last at the end. */
  const gone = [];
  const line = document.createElement('p');
  line.className = 'line';
  line.append(more, undo);
  list.after(line, status);

  list.addEventListener('click', ({ target }) => {
    const step = target.dataset?.step;
    if (!step) return;
    const row = target.closest('li');
    if (step === 'out') {
      // With its hidden word too: what is written there next is another answer.
      const boxes = [...row.querySelectorAll('input')];
      gone.push(boxes.map((box) => [box, box.value]));
      for (const box of boxes) box.value = '';
      undo.hidden = false;
      status.textContent = 'Svaret är borttaget. Det sparas när du sparar frågan.';
    } else {
      const beside = step === 'up' ? row.previousElementSibling : row.nextElementSibling;
      if (!beside) return;
      if (step === 'up') beside.before(row);
      else beside.after(row);
      status.textContent = 'Svaret har bytt plats.';
    }
    number();
    target.focus();
  });

  /** The numbers follow the rows as they stand. */
  function number() {
    let no = 0;
    const { dataset } = list;
    for (const row of list.children) {
      const [order, ...words] = row.querySelectorAll('input:not([type="hidden"])');
      const isWritten = words.some(({ value }) => value.trim() !== '');
      order.value = isWritten ? String((no += 1)) : '';
    }
    dataset.count = String(no);
  }
}

function buttons() {
  const line = document.createElement('p');
  line.className = 'line moves';
  for (const [step, words] of [
    ['up', 'Upp'],
    ['down', 'Ner'],
    ['out', 'Ta bort'],
  ]) {
    const one = button(words, () => {});
    one.dataset.step = step;
    line.append(one);
  }
  return line;
}

function button(words, act) {
  const one = document.createElement('button');
  one.type = 'button';
  one.className = 'link';
  one.textContent = words;
  one.addEventListener('click', act);
  return one;
}
