import type { Report } from '#checking/report.ts';
import type { FrameFields } from '#reading/frame/frame.ts';
import { sectionsOf, type FrameSource } from '#reading/frame/frame-source.ts';
import type { PointReading } from '#reading/points/points.ts';

const MEMO = /tjänsteskrivelse|tjänsteutlåtande/iu;
const BACK =
  /återrapport|uppfölj|\p{L}*rapport|resultat|redovis|avrapport|utfall|så (?:här )?gick|vad (?:har )?hände|hur gick|har vi (?:gjort|hållit)|höll vi/iu;

/** An official memo: it calls itself one, or it proposes a decision to a body. */
export function isOfficial(source: FrameSource, fields: FrameFields): boolean {
  const named = [
    ...source.letterhead.filter((block) => block.text.length < 120).map((block) => block.text),
    ...source.running,
  ];
  return (
    sectionsOf(source, 'decision').length > 0 ||
    fields.proposedDecisions.length > 0 ||
    named.some((text) => MEMO.test(text))
  );
}

/** Results make a report-back of an official memo, a follow-up of anything else; without results it is a promise. */
export function documentKind(title: string | null, official: boolean, reading: PointReading): Report['kind'] {
  const told = reading.points.some((point) => point.results.length > 0);
  const titled = title !== null && BACK.test(title);
  if (!told && !(titled && (reading.points.length === 0 || reading.missing.length > 0))) return 'promise';
  return official ? 'report-back' : 'follow-up';
}
