import type { Locator } from 'playwright-core';

/** Everything here is done as somebody does it who has no mouse: what the Tab key does not reach is not there. */
async function reach(control: Locator): Promise<void> {
  await control.waitFor();
  const order = await control.evaluate((node) => (node as HTMLElement).tabIndex);
  if (order < 0) throw new Error(`the Tab key does not reach ${String(control)}`);
  await control.focus();
}

/** A button, a link or what opens a fold. */
export async function press(control: Locator): Promise<void> {
  await reach(control);
  await control.press('Enter');
}

/** Ticks a box or chooses among round ones, if it is not chosen already. */
export async function tick(box: Locator, on = true): Promise<void> {
  await reach(box);
  if ((await box.isChecked()) !== on) await box.press('Space');
  if ((await box.isChecked()) !== on) throw new Error(`the space bar does not change ${String(box)}`);
}

/** Replaces what stands in a field by what is typed. */
export async function type(field: Locator, words: string): Promise<void> {
  await reach(field);
  await field.press('ControlOrMeta+a');
  await field.press('Delete');
  await field.pressSequentially(words);
}

/** Chooses in a list by typing the first letters of its words, as browsers let one do. */
export async function choose(list: Locator, label: string): Promise<void> {
  await reach(list);
  await list.pressSequentially(label);
  const chosen = await list.evaluate((node) => (node as HTMLSelectElement).selectedOptions[0]?.textContent?.trim());
  if (chosen !== label) throw new Error(`typing ”${label}” chooses ”${chosen ?? 'nothing'}” in ${String(list)}`);
}

/** Writes a day into a date field, which keeps year, month and day apart. */
export async function date(field: Locator, day: string): Promise<void> {
  await reach(field);
  await field.fill(day);
}
