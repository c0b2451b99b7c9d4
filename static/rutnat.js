// Helps those who have JavaScript; without it every cell of the grid is a link to a page of its own. The arrows walk
// between the cells, Enter opens the cell's own form below its row, and what is saved is drawn in place.
const table = document.querySelector('table[data-grid]');
const help = document.querySelector('[data-keys]');

if (table) begin(table);

/** @param {HTMLTableElement} grid */
function begin(grid) {
  if (help) help.hidden = false;
  const links = () => [...grid.querySelectorAll('a[data-cell]')];
  let current = links()[0];
  const linkIn = (cell) => cell?.querySelector('a[data-cell]') ?? null;

  /** One stop for Tab, wherever one was last. */
  function rove(link) {
    if (!link) return;
    for (const one of links()) one.tabIndex = one === link ? 0 : -1;
    current = link;
  }
  function goTo(link) {
    if (!link) return;
    rove(link);
    link.focus();
    link.closest('td').scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  const rowBeside = (row, step) => {
    let found = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    while (found && !linkIn(found)) found = step > 0 ? found.nextElementSibling : found.previousElementSibling;
    return found;
  };
  const inColumn = (row, td) => (row ? linkIn(row.cells[td.cellIndex]) : null);

  rove(
    location.hash.startsWith('#c-') ? (linkIn(document.getElementById(location.hash.slice(1))) ?? current) : current,
  );
  grid.addEventListener('focusin', (event) => {
    const link = event.target.closest?.('a[data-cell]');
    if (link && link !== current) rove(link);
  });
  grid.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[data-cell]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    open(link);
  });
  grid.addEventListener('keydown', (event) => {
    const link = event.target.closest?.('a[data-cell]');
    if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
    const td = link.closest('td');
    const row = td.parentElement;
    const own = [...row.querySelectorAll('a[data-cell]')];
    const at = own.indexOf(link);
    const moves = {
      ArrowRight: () => own[at + 1],
      ArrowLeft: () => own[at - 1],
      ArrowDown: () => inColumn(rowBeside(row, 1), td),
      ArrowUp: () => inColumn(rowBeside(row, -1), td),
      Home: () => own[0],
      End: () => own.at(-1),
    };
    if (event.key in moves) {
      event.preventDefault();
      goTo(moves[event.key]());
    } else if (event.key === 'x' || event.key === 'X') {
      row.querySelector('input[name=rad]')?.click();
    } else if (event.key === '?' && help) {
      help.open = !help.open;
    }
  });

  /** The page of one cell, fetched, and its form put below the row. */
  async function open(link) {
    close(false);
    const row = link.closest('tr');
    const place = document.createElement('tr');
    place.dataset.editor = link.href;
    const cell = place.insertCell();
    cell.colSpan = row.cells.length;
    cell.textContent = 'Hämtar …';
    row.after(place);
    const answer = await ask(link.href, {}, cell);
    if (answer) show(cell, link, answer.document);
  }

  function show(cell, link, page) {
    const editor = page.querySelector('[data-cell-editor]');
    if (!editor) return say(cell, whyNot(page));
    // The style sheets of the cell's page: its own part of the form is drawn by them.
    for (const sheet of page.querySelectorAll('link[rel=stylesheet]'))
      if (!document.head.querySelector(`link[href="${sheet.getAttribute('href')}"]`)) document.head.append(sheet);
    cell.replaceChildren(editor);
    editor.addEventListener('click', (event) => {
      if (!event.target.closest?.('[data-close]')) return;
      event.preventDefault();
      close();
    });
    editor.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') close();
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        editor.querySelector('form[data-entry]')?.requestSubmit();
    });
    editor.addEventListener('submit', (event) => {
      event.preventDefault();
      void save(cell, link, event.target, event.submitter);
    });
    const first = editor.querySelector('[role=alert]') ?? editor.querySelector('textarea, input:not([type=hidden])');
    if (first?.getAttribute('role') === 'alert') first.tabIndex = -1;
    first?.focus();
  }

  async function save(cell, link, form, submitter) {
    const body = new URLSearchParams(new FormData(form, submitter));
    const answer = await ask(form.action, { method: 'POST', body }, cell);
    if (!answer) return;
    const id = link.closest('td').id;
    const drawn = answer.redirected ? answer.document.getElementById(id) : null;
    if (!answer.redirected) return show(cell, link, answer.document);
    if (!drawn) return location.reload();
    const td = document.getElementById(id);
    td.replaceChildren(...drawn.childNodes);
    close(false);
    goTo(linkIn(td));
    announce('Sparat.');
  }

  /** Null where nothing came: what was typed stands, and it is said what to do. */
  async function ask(address, options, cell) {
    try {
      const response = await fetch(address, {
        ...options,
        headers: { accept: 'text/html' },
        credentials: 'same-origin',
      });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      if (response.status === 401 || response.status >= 500) {
        say(cell, whyNot(page));
        return null;
      }
      return { document: page, redirected: response.redirected };
    } catch {
      say(cell, 'Nätet svarar inte. Det du har skrivit står kvar. Försök spara igen om en stund.');
      return null;
    }
  }

  function whyNot(page) {
    const heading = page.querySelector('h1')?.textContent ?? 'Sidan går inte att visa';
    return `${heading}. Det du har skrivit står kvar här. Öppna arbetsytan i en annan flik och spara sedan igen.`;
  }

  function say(cell, words) {
    let note = cell.querySelector('[data-note]');
    if (!note) {
      note = document.createElement('p');
      note.dataset.note = '';
      note.setAttribute('role', 'alert');
      if (!cell.querySelector('form')) cell.replaceChildren();
      cell.prepend(note);
    }
    note.textContent = words;
  }

  function announce(words) {
    let status = document.querySelector('[data-saved]');
    if (!status) {
      status = document.createElement('p');
      status.dataset.saved = '';
      status.className = 'unseen';
      status.setAttribute('role', 'status');
      grid.parentElement.after(status);
    }
    status.textContent = '';
    setTimeout(() => (status.textContent = words), 50);
  }

  function close(back = true) {
    const place = grid.querySelector('tr[data-editor]');
    if (!place) return;
    const row = place.previousElementSibling;
    place.remove();
    if (back) goTo(row?.contains(current) ? current : linkIn(row));
  }
}
