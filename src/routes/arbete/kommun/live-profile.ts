/** For those who have JavaScript: the invented municipality's memo is drawn anew while the profile is changed, by the server's own rules. */
import { kindNamed, profileFormOf, profileTyped } from '#report-back/profile-form.ts';
import { profilePreview, type OwnLook } from '#report-back/profile-preview.ts';

const PAUSE_MS = 250;

start();

/** Pages import the address of this file, which is its default export when it is bundled (`?worker&url`). */
export default function start(): void {
  const form = document.querySelector<HTMLFormElement>('form#mall');
  const shown = document.querySelector<HTMLElement>('[data-preview] .drawn');
  if (form === null || shown === null) return;
  const own: OwnLook = JSON.parse(form.dataset['own'] ?? '');
  let waiting: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => draw(form, shown, own), PAUSE_MS);
  });
}

/** What cannot be drawn leaves what was drawn last: the faults are told when somebody asks for it. */
function draw(form: HTMLFormElement, shown: HTMLElement, own: OwnLook): void {
  const data = new FormData(form);
  const read = profileTyped(profileFormOf(data));
  if ('profile' in read) shown.innerHTML = profilePreview(read.profile, kindNamed(data.get('visning')), own);
}
