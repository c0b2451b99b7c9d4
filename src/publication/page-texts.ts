import { listed } from '#documents/ring-sentence.ts';
import type { Owner } from '#publication/model-parts.ts';
import type { PageModel } from '#publication/page-model.ts';
import type { AnswerShown, FigureShown, PointModel } from '#publication/point-model.ts';
import type { PromiseModel } from '#publication/promise-model.ts';

/**
 * One text of a page. `where` names it for a person and is the same from version to version, so that two versions are
 * compared text by text, and the guard can say where something stands.
 */
export type PageText = { readonly where: string; readonly text: string };

/** All the texts of a page that somebody has written, in reading order. */
export function pageTexts(model: PageModel): PageText[] {
  const texts = textsOf(model).filter((entry): entry is PageText => entry.text !== null);
  return texts.map((entry, index) => ({ ...entry, where: distinct(texts, entry.where, index) }));
}

type Told = { readonly where: string; readonly text: string | null };

function textsOf(model: PageModel): Told[] {
  switch (model.kind) {
    case 'municipality':
      return [
        { where: 'Kommunens namn', text: model.name },
        ...model.areas.map(({ text }) => ({ where: 'Område', text })),
        ...model.promises.map(({ title }) => ({ where: 'Löfte', text: title })),
      ];
    case 'area':
      return [
        { where: 'Områdets namn', text: model.name },
        ...(model.before ?? []).map(({ text }) => ({ where: 'Området var tidigare', text })),
        ...(model.after?.areas ?? []).map(({ text }) => ({ where: 'Området är nu', text })),
        ...model.promises.map(({ title }) => ({ where: 'Löfte', text: title })),
      ];
    case 'promise':
      return promiseTexts(model);
    case 'point':
      return pointTexts(model);
    case 'withdrawn':
      return [
        { where: 'Rubrik', text: model.title },
        { where: 'Varför sidan är tillbakadragen', text: model.reason },
      ];
  }
}

function promiseTexts(model: PromiseModel): Told[] {
  return [
    { where: 'Rubrik', text: model.title },
    { where: 'Sammanfattning', text: model.headline },
    { where: 'Inledning', text: model.intro },
    { where: 'Ändrat under perioden', text: model.amended ?? null },
    { where: 'Period', text: model.period.words },
    ...model.areas.map(({ text }) => ({ where: 'Område', text })),
    ...model.parties.map(({ name }) => ({ where: 'De som lovar', text: name })),
    ...model.goals.map((text) => ({ where: 'Mål som löftet bidrar till', text })),
    ...model.agreements.map((text) => ({ where: 'Bygger på', text })),
    ...model.points.flatMap((point) => {
      const name = `Punkt ${point.number}`;
      return [
        { where: `${name}, fokusområde`, text: point.focusArea },
        { where: `${name}, hör till`, text: point.above },
        { where: name, text: point.body },
        ...ownerTexts(`${name}, `, point.owners),
        { where: `${name}, vad som händer sedan`, text: point.outcome?.words ?? null },
        { where: `${name}, skäl till vad som händer sedan`, text: point.outcome?.reason ?? null },
      ];
    }),
  ];
}

function pointTexts(model: PointModel): Told[] {
  return [
    { where: 'Löftet', text: model.promise.text },
    { where: 'Fokusområde', text: model.focusArea },
    { where: 'Hör till', text: model.above },
    { where: 'Punktens text', text: model.body },
    { where: 'Varför', text: model.why },
    { where: 'Ändrat under perioden', text: model.amended ?? null },
    { where: 'När', text: model.due },
    { where: 'Plats', text: model.place ?? null },
    ...(model.goals ?? []).map((text) => ({ where: 'Mål som punkten bidrar till', text })),
    ...(model.measures ?? []).map(({ body, by, due }) => ({
      where: 'Det här ska göras',
      text: [body, by, due].filter((part) => part !== null).join(' · '),
    })),
    ...ownerTexts('', model.owners),
    ...model.contributors.map(({ name }) => ({ where: 'Hjälper till', text: name })),
    { where: 'Målet', text: model.target?.words ?? null },
    ...(model.target?.reached ?? []).map((text) => ({ where: 'Så har det blivit', text })),
    ...model.rounds.flatMap(({ label, answers, noticed, noticedShares }) => [
      ...answers.flatMap((answer) => answerTexts(label, answer)),
      ...[noticed ?? null, ...(noticedShares ?? [])].map((text) => ({ where: `${label}, märks det?`, text })),
    ]),
    ...model.figures.flatMap((figure) => figureTexts('', figure)),
    ...model.activities.map(({ when, by, body, amount, place }) => ({
      where: `Dag för dag, ${when}`,
      text: [body, amount, place, ...by.map(({ name }) => name)].filter((part) => part !== null).join(' · '),
    })),
    ...(model.asked ?? []).flatMap(({ question, answer }) => [
      { where: 'Fråga', text: question },
      { where: 'Svar på en fråga', text: answer },
    ]),
    { where: 'Obesvarade frågor', text: model.unanswered ?? null },
    { where: 'Vad händer sedan', text: model.outcome?.words ?? null },
    { where: 'Vad händer sedan, skäl', text: model.outcome?.reason ?? null },
    { where: 'Kvar i löftet', text: model.removed ? 'Punkten är struken ur löftet.' : null },
  ];
}

function ownerTexts(before: string, owners: readonly Owner[]): Told[] {
  return owners.flatMap(({ name, word, reason }) => [
    { where: `${before}${before === '' ? 'Status' : 'status'}, ${name}`, text: word },
    { where: `${before}${before === '' ? 'Skäl' : 'skäl'}, ${name}`, text: reason },
  ]);
}

function answerTexts(label: string, answer: AnswerShown): Told[] {
  const who = `${label}, ${listed(answer.by.map(({ name }) => name))}`;
  return [
    { where: `${who}, status`, text: answer.word },
    { where: `${who}, resultat`, text: answer.body },
    { where: `${who}, skäl`, text: answer.reason },
    { where: `${who}, nästa steg`, text: answer.nextStep },
    { where: `${who}, rättelse`, text: answer.correction },
    ...answer.figures.flatMap((figure) => figureTexts(`${label}, `, figure)),
  ];
}

function figureTexts(before: string, { label, value, period, source, base, preliminary }: FigureShown): Told[] {
  const text = [
    value,
    period,
    preliminary ? 'preliminär' : null,
    `källa: ${source}`,
    base === null ? null : `att jämföra med: ${base}`,
  ];
  return [{ where: `${before}${label}`, text: text.filter((part) => part !== null).join(' · ') }];
}

/** Two of the same name are told apart by their order. */
function distinct(texts: readonly Told[], where: string, index: number): string {
  const before = texts.slice(0, index).filter((entry) => entry.where === where).length;
  return before === 0 ? where : `${where} (${before + 1})`;
}
