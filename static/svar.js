// Helps those who have JavaScript; everything works without it. What is typed in an answer is kept as it is typed, by the
// page's own link; where that fails it is tried again, and whoever types is told.
const form = document.querySelector('form[data-utkast]');
const status = form?.querySelector('[data-sparat]');
const PAUSE_MS = 1_200;
const FIRST_WAIT_MS = 3_000;
const LONGEST_WAIT_MS = 60_000;

document.querySelector('[role=alert]')?.focus();

if (form && status) {
  let timer = 0;
  let wait = FIRST_WAIT_MS;
  let unsaved = false;
  let saving = false;
  let sending = false;

  /** The words alone: a file is sent when its button is pressed. */
  const words = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
  const later = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(save, ms);
  };
  const clock = () => new Date().toLocaleTimeString('sv-SE', { hour: '2-digit', minute: '2-digit' });

  async function save() {
    if (saving || sending) return later(PAUSE_MS);
    saving = true;
    unsaved = false;
    try {
      const answer = await fetch(form.dataset.utkast, {
        method: 'POST',
        body: words(),
        signal: AbortSignal.timeout(15_000),
      });
      if (answer.ok) {
        wait = FIRST_WAIT_MS;
        status.textContent = `Sparat ${clock()}`;
      } else if (answer.status >= 500 || answer.status === 429) retry();
      else {
        unsaved = true;
        status.textContent = `Inte sparat. ${(await answer.text()).slice(0, 200)}`;
      }
    } catch {
      retry();
    }
    saving = false;
  }

  function retry() {
    unsaved = true;
    status.textContent = navigator.onLine
      ? 'Inte sparat än. Vi försöker igen.'
      : 'Du är utan nät. Det du skriver finns kvar här, och sparas när nätet är tillbaka. Stäng inte sidan.';
    later(wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  form.addEventListener('input', (event) => {
    if (event.target.type === 'file' || event.target.name.startsWith('a-')) return;
    unsaved = true;
    later(PAUSE_MS);
  });
  form.addEventListener('submit', () => {
    sending = true;
    clearTimeout(timer);
  });
  addEventListener('online', () => unsaved && later(0));
  addEventListener('pageshow', () => {
    sending = false;
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved && !sending) event.preventDefault();
  });
}
