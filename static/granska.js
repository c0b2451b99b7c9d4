// Helps those who have JavaScript; everything works without it. A click on a paragraph shows its field and the other way
// round, both are marked, and what is written in one box is saved before another is sent.
const placed = [...document.querySelectorAll('[data-to], [data-from]')];

/** @param {Element} element @returns {string[]} the places that belong to it, as they stand in addresses */
function partners(element) {
  const to = element.getAttribute('data-to')?.split(' ') ?? [];
  const from = (element.getAttribute('data-from')?.split(' ') ?? []).map((no) => (no === '' ? '' : `block-${no}`));
  return [...to, ...from].filter((place) => place !== '');
}

/** Moves the other pane, where the two stand side by side; on a narrow page nothing moves. */
function bringIntoSight(partner, own) {
  const pane = partner.closest('.pane');
  if (!pane || pane === own.closest('.pane') || pane.scrollHeight <= pane.clientHeight) return;
  const [inside, outside] = [partner.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (inside.top >= outside.top && inside.bottom <= outside.bottom) return;
  pane.scrollTop += inside.top - outside.top - outside.height / 4;
}

function markPair() {
  for (const element of document.querySelectorAll('.paired')) element.classList.remove('paired');
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const own = target?.closest('[data-to], [data-from]');
  if (!own) return;
  for (const [index, place] of partners(own).entries()) {
    const partner = document.getElementById(place)?.closest('[data-to], [data-from]');
    partner?.classList.add('paired');
    if (partner && index === 0) bringIntoSight(partner, own);
  }
}

addEventListener('hashchange', markPair);
markPair();

// A click on the words themselves, unless it selects text or belongs to a link or a box.
for (const block of placed.filter((element) => element.hasAttribute('data-to'))) {
  block.addEventListener('click', (event) => {
    if (event.target.closest('a, button, summary, select, input, label') || String(getSelection()) !== '') return;
    const [first] = partners(block);
    if (first) location.hash = first;
  });
}

// What was written and not yet saved.
const unsaved = new Set();
for (const form of document.querySelectorAll('form[data-saves]')) {
  form.addEventListener('input', () => {
    unsaved.add(form);
    const note = form.querySelector('[data-unsaved]');
    if (note) note.textContent = 'Inte sparat än';
  });
}

/** @param {HTMLFormElement} form @returns {Promise<string | null>} the draft's new version; null if it was not saved */
async function save(form) {
  const answer = await fetch(form.action, { method: 'POST', body: new FormData(form) }).catch(() => null);
  if (answer === null || !answer.ok || !answer.redirected) return null;
  return /name="version" value="(\d+)"/.exec(await answer.text())?.[1] ?? null;
}

let leaving = false;
document.addEventListener('submit', (event) => {
  const form = event.target;
  const others = [...unsaved].filter((other) => other !== form);
  if (others.length === 0) {
    leaving = true;
    return;
  }
  event.preventDefault();
  void (async () => {
    for (const other of others) {
      // One that cannot be saved as it is: its own answer says why.
      const version = await save(other);
      if (version === null) {
        leaving = true;
        HTMLFormElement.prototype.submit.call(other);
        return;
      }
      unsaved.delete(other);
      // What is done with the draft as a whole is done with what it says now.
      const seen = form.elements.namedItem('version');
      if (!form.hasAttribute('data-saves') && seen) seen.value = version;
    }
    leaving = true;
    form.requestSubmit(event.submitter ?? undefined);
  })();
});

addEventListener('beforeunload', (event) => {
  if (!leaving && unsaved.size > 0) event.preventDefault();
});
// Coming back to the page, what stands in the boxes is what was written.
addEventListener('pageshow', () => (leaving = false));

document.querySelector('[role=alert]')?.focus();
