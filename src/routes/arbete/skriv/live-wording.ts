/** For those who have JavaScript: the help with a point's wording is redrawn while one types, by the server's own rules. */
import type { WordingFacts } from '#checking/wording-questions.ts';
import { adviseWording } from '#checking/wording.ts';

const PAUSE_MS = 400;

start();

/** Pages import the address of this file, which is its default export when it is bundled (`?worker&url`). */
export default function start(): void {
  const box = document.querySelector<HTMLTextAreaElement>('textarea[data-wording]');
  const help = document.querySelector<HTMLElement>('[data-advice]');
  if (box !== null && help !== null) watch(box, help);
}

function watch(text: HTMLTextAreaElement, shown: HTMLElement): void {
  // The server wrote it from the form; what is ticked since then shows after the next save.
  const facts = JSON.parse(text.dataset['wording'] ?? '{}') as WordingFacts;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  text.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => draw(text.value, facts, shown), PAUSE_MS);
  });
}

function draw(text: string, facts: WordingFacts, shown: HTMLElement): void {
  const { answers, better } = adviseWording(text, facts);
  const missing = answers.filter(({ answered }) => !answered).length;
  const sum =
    answers.length === 0
      ? 'Skriv vad ni lovar, så visas här vad som är tydligt och vad som saknas.'
      : missing === 0
        ? 'Tydligt: alla frågor har svar.'
        : `${missing} av ${answers.length} frågor saknar svar. Du kan spara ändå.`;
  // Said aloud only where it changes: a listener is not to hear the same thing at every letter.
  const status = shown.querySelector('[data-advice-sum]');
  if (status !== null && status.textContent?.trim() !== sum) status.textContent = sum;
  shown.querySelector('[data-advice-list]')?.replaceChildren(...answers.map(row));
  const example = shown.querySelector<HTMLElement>('[data-advice-better]');
  const words = shown.querySelector('[data-advice-words]');
  if (example !== null) example.hidden = better === null;
  if (words !== null) words.textContent = better;
}

function row({ question, answered, say }: ReturnType<typeof adviseWording>['answers'][number]): HTMLLIElement {
  const item = document.createElement('li');
  if (!answered) item.className = 'missing';
  const sign = document.createElement('span');
  sign.className = 'sign';
  sign.setAttribute('aria-hidden', 'true');
  sign.textContent = answered ? '✓' : '○';
  const words = document.createElement('span');
  const name = document.createElement('strong');
  name.textContent = question;
  const state = document.createElement('span');
  state.className = 'unseen';
  state.textContent = answered ? 'Besvarad.' : 'Saknas.';
  words.append(name, ' ', state, ` ${say}`);
  item.append(sign, words);
  return item;
}
