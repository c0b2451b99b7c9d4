import { dayWords } from '#checking/day-words.ts';
import { keysOf } from '#dialogue/walk-fields.ts';
import { placeWords } from '#dialogue/walk.ts';
import {
  CHECK_ANSWER_WORDS,
  CHECKS,
  OBSERVATION_STATUS_WORDS,
  OWNER_KINDS,
  PICTURE_STAGE_WORDS,
  REVISIT_WORDS,
  WALK_GROUPS,
  WALK_PROBLEMS,
} from '#dialogue/walk-words.ts';
import { plain, type DocumentBlock, type DocumentModel, type DocumentPicture } from '#documents/document.ts';
import { printMapSvg } from '#places/map-svg.ts';
import { walkMap } from '#promise/walk-map.ts';
import type { ObservationShown, WalkPage } from '#promise/walk-page.server.ts';

/** The picture with this id as the document draws it; null where there is no room for it, or it is gone. */
type PictureSource = (id: string) => string | null;

/**
 * The protocol of a walk as a document. It goes to those who were there and to those who own what was seen, so that words
 * that may be about somebody are left out of it until a person has looked at them.
 */
export function walkProtocol(page: WalkPage, source: PictureSource, fontFamily: string): DocumentModel {
  const { municipality, dialogue, walk, observations } = page;
  const people = keysOf(WALK_GROUPS).flatMap((group) => {
    const count = walk.participants[group];
    return count === undefined ? [] : [[WALK_GROUPS[group], String(count)]];
  });
  const time = [walk.from, walk.to].filter((one) => one !== null).join('–');
  return {
    title: `Protokoll från trygghetsvandring ${dayWords(walk.day)}`,
    author: municipality.name,
    letterhead: [municipality.name, dialogue.title],
    marks: municipality.isDemo ? ['Exempel: påhittad kommun'] : [],
    date: walk.day,
    blocks: [
      labelled('Var', walk.route),
      labelled('Område', dialogue.area ?? 'hela kommunen'),
      ...(time === '' ? [] : [labelled('Tid', time)]),
      heading(2, 'De som gick'),
      people.length === 0
        ? { kind: 'paragraph', words: plain('Det är inte antecknat hur många som var med.') }
        : { kind: 'table', caption: '', head: ['Grupp', 'Antal'], rows: people },
      ...(walk.stops.length === 0 ? [] : [heading(2, 'Stopp')]),
      ...walk.stops.flatMap(stopBlocks),
      heading(2, 'Iakttagelser'),
      ...mapBlocks(page, fontFamily),
      ...(observations.length === 0
        ? [{ kind: 'paragraph' as const, words: plain('Inga iakttagelser är inlagda.') }]
        : observations.flatMap((one) => observationBlocks(one, walk.stops, source))),
    ],
  };
}

/** The same without its pictures, for when one of them is such that nothing can be drawn with it. */
export function withoutPictures(model: DocumentModel): DocumentModel {
  const blocks = model.blocks.map((block) =>
    block.kind === 'pictures' ? labelled('Bilder', `${block.pictures.length}, de finns på vandringens sida`) : block,
  );
  return { ...model, blocks };
}

function heading(level: 2 | 3, text: string): DocumentBlock {
  return { kind: 'heading', level, text };
}

function labelled(label: string, text: string): DocumentBlock {
  return { kind: 'labelled', label, words: plain(text) };
}

function stopBlocks({ name, place, checks }: WalkPage['walk']['stops'][number]): DocumentBlock[] {
  const rows = keysOf(CHECKS).flatMap((check) => {
    const answer = checks[check];
    return answer === undefined ? [] : [[CHECKS[check], CHECK_ANSWER_WORDS[answer]]];
  });
  return [
    heading(3, name),
    ...(place === null ? [] : [labelled('Plats', placeWords(place))]),
    rows.length === 0
      ? { kind: 'paragraph', words: plain('Checklistan är inte ifylld.') }
      : { kind: 'table', caption: '', head: ['Fråga', 'Svar'], rows },
  ];
}

function observationBlocks(
  one: ObservationShown,
  stops: WalkPage['walk']['stops'],
  source: PictureSource,
): DocumentBlock[] {
  const isProblem = one.kind === 'problem';
  const where = [
    stops.find(({ id }) => id === one.stop)?.name,
    one.place === null || one.held ? null : placeWords(one.place),
  ];
  const { owner, measure } = one;
  const became = [
    OBSERVATION_STATUS_WORDS[one.status],
    ...(one.answer === null ? [] : [`: ${one.answer}`]),
    ...(measure === null ? [] : [` som åtgärd i ${measure.promise}, punkt ${measure.number}`]),
  ];
  const lines: readonly (readonly [string, string | null])[] = [
    ['Slag', isProblem ? (one.problem === null ? null : WALK_PROBLEMS[one.problem]) : 'Är bra'],
    ['Var', where.filter(Boolean).join(', ') || null],
    ['Förslag', one.held ? null : one.action],
    [
      'Vem',
      owner === null ? null : [OWNER_KINDS[owner.kind], ...(one.held ? [] : [owner.name])].filter(Boolean).join(': '),
    ],
    ['Klart senast', one.due === null ? null : dayWords(one.due)],
    ['Läge', isProblem ? became.join('') : null],
    ...one.revisits.map(
      ({ day, state, note }) =>
        [`Återbesök ${dayWords(day)}`, `${REVISIT_WORDS[state]}${note === null ? '' : `: ${note}`}`] as const,
    ),
  ];
  return [
    heading(3, `Iakttagelse ${one.position}`),
    {
      kind: 'paragraph',
      words: plain(one.held ? 'Texten väntar på att någon läser den, för den kan handla om en person.' : one.text),
    },
    ...lines.flatMap(([label, text]) => (text === null ? [] : [labelled(label, text)])),
    ...pictureBlocks(one, source),
  ];
}

/** Where the observations were made, drawn, and the same in words. */
function mapBlocks(page: WalkPage, fontFamily: string): DocumentBlock[] {
  // Where something is that waits to be looked at is not told in words either.
  const observations = page.observations.map((one) => (one.held ? { ...one, place: null } : one));
  const marks = walkMap({ ...page, observations });
  if (page.map === null || marks === null) return [];
  const drawing = printMapSvg(page.map, marks.numbered, fontFamily);
  const source = `data:image/svg+xml;base64,${base64(drawing)}`;
  return [
    {
      kind: 'pictures',
      pictures: [{ source, alternative: `${marks.label}. ${marks.lines.join('. ')}.`, caption: marks.label }],
    },
    { kind: 'list', ordered: false, items: marks.lines.map(plain) },
  ];
}

function base64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCodePoint(byte);
  return btoa(bytes);
}

function pictureBlocks({ pictures }: ObservationShown, source: PictureSource): DocumentBlock[] {
  const drawn = pictures.toSorted((a, b) => (a.stage === b.stage ? 0 : a.stage === 'before' ? -1 : 1));
  const shown = drawn.flatMap(({ id, stage, alt }): DocumentPicture[] => {
    const found = source(id);
    return found === null
      ? []
      : [{ source: found, alternative: alt, caption: `${PICTURE_STAGE_WORDS[stage]}: ${alt}` }];
  });
  const left = pictures.length - shown.length;
  return [
    ...(shown.length === 0 ? [] : [{ kind: 'pictures' as const, pictures: shown }]),
    ...(left === 0 ? [] : [labelled('Bilder som inte fick plats', `${left}, de finns på vandringens sida`)]),
  ];
}
