import type { FrameForm } from '#promise/frame-form.ts';

/** The fields of a promise's own text as a browser sends them. */
export function frameFormOf(data: FormData): FrameForm {
  const one = (name: string): string => said(data.get(name));
  const all = (name: string): string[] => [...new Set(data.getAll(name).map(said))];
  return {
    title: one('title'),
    intro: one('intro'),
    periodFrom: one('periodFrom'),
    periodTo: one('periodTo'),
    areas: all('areas'),
    newArea: one('newArea'),
    parties: all('parties'),
    goals: all('goals'),
    agreements: all('agreements'),
    publicNote: one('publicNote'),
    internalNote: one('internalNote'),
  };
}

function said(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}
