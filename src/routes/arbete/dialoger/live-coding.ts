/** For those who have JavaScript: the coding desk by its keys, and suggestions that fill a row without a new page. */
import { freeRow, takeSuggestion } from '#routes/arbete/dialoger/coding-rows.ts';

const KEPT = 'loftet-koda-utan-tangenter';

start();

/** Pages import the address of this file, which is its default export when it is bundled (`?worker&url`). */
export default function start(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-coding]');
  const help = document.querySelector<HTMLElement>('[data-coding-keys]');
  const choice = help?.querySelector<HTMLInputElement>('input') ?? null;
  if (form === null || help === null || choice === null) return;
  help.hidden = false;
  choice.checked = !isOff();
  choice.addEventListener('change', () => keep(choice.checked));
  const suggestions = [...form.querySelectorAll<HTMLButtonElement>('button[name="forslag"]')];
  for (const button of suggestions)
    button.addEventListener('click', (event) => {
      if (takeSuggestion(form, button.value)) event.preventDefault(); // else the server adds a row
    });
  addEventListener('keydown', (event) => {
    if (choice.checked && isOurs(event) && press(form, suggestions, event.key)) event.preventDefault();
  });
}

/** A key in a field writes there, and Enter on a link or a button presses that. */
function isOurs({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  const on = target instanceof Element ? target : document.body;
  if (on.closest('input:not([type="checkbox"]), select, textarea') !== null) return false;
  return key !== 'Enter' || on.closest('a, button, summary, input') === null;
}

function press(form: HTMLFormElement, suggestions: readonly HTMLButtonElement[], key: string): boolean {
  const suggestion = suggestions[Number(key) - 1];
  if (suggestion !== undefined) suggestion.click();
  else if (key === 'Enter') form.requestSubmit();
  else if (key === 't') freeRow(form)?.theme.focus();
  else if (key === 'n') document.getElementById('nasta')?.click();
  else if (key === 'p') document.getElementById('forra')?.click();
  else return false;
  return true;
}

function isOff(): boolean {
  try {
    return localStorage.getItem(KEPT) !== null;
  } catch {
    return false; // the browser keeps nothing; the keys work all the same
  }
}

function keep(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, 'ja');
  } catch {
    // As above: they are off until the next page.
  }
}
