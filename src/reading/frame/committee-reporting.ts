import type { FrameSource } from '#reading/frame/frame-source.ts';
import { latin } from '#reading/latin.ts';

const BODY = String.raw`(?:(?:lokala|brottsförebyggande|sociala|politiska|gemensamma|centrala|strategiska|operativa)\s){0,3}(?:\p{L}+-\s?(?:,\s\p{L}+-\s)?(?:och|samt)\s)?(?:[\p{L}]*(?:utskott|nämnd|styrelse|råd|fullmäktige|beredning|presidi|ledningsgrupp|styrgrupp)(?:et|en|er|erna|n|ena|e|um|umet|s)?)(?:s\s(?:\p{L}+-\soch\s)?\p{L}*(?:utskott|beredning|råd|presidi|styrgrupp)(?:et|en|um)?)?`;
const REPORTED = latin(
  new RegExp(
    String.raw`(?:avrapporter\p{L}*|återrapporter\p{L}*|rapporter(?:ats|ades|as|ing\p{L}*|at)|redovis(?:ats|ades|ning\p{L}*|as|at)|presenter(?:ats|ades|as|at)|inform(?:ation\p{L}*|erats|erades)|föredra(?:gits|gning)|delgivits|lämnats|lämnades|överlämnats|överlämnades)(?:\s+(?:har\s+)?(?:skett|getts|gjorts|lämnats|ägt rum|löpande|regelbundet|varje|tertialvis|under året|muntligt|skriftligt|två|tre|gånger|om året|av uppföljningen|även|också|en gång|den \d{1,2} \p{L}+))*\s+(?:till|för|i|vid|inför|hos)\s+(?:den\s+|det\s+|kommunens\s+)?(${BODY}(?:(?:\sden\s\d{1,2}\s\p{L}+(?:\s\d{4})?)?(?:,\s|\soch\s|\ssamt\s)(?:(?:till|i|för)\s)?(?:den\s|det\s|kommunens\s)?${BODY})*)`,
    'giu',
  ),
);
/** "Brottsförebyggande rådet har informerats om resultatet." */
const TOLD = latin(
  new RegExp(
    String.raw`(?:^|,\s|\soch\s)(${BODY})\s+(?:har|fick)\s+(?:löpande |regelbundet |även |också |tertialvis )*(?:informerats|fått (?:en |ta )?(?:del|redovisning|information|rapport)|tagit del|delgivits|en redovisning|ta del)`,
    'giu',
  ),
);
const TO_BE = latin(/(?<!\p{L})(?:ska|kommer att|föreslås|planeras|bör)(?!\p{L})/iu);

/** Bodies that the follow-up was reported to, as written, once each. A body that is only to get the report is none. */
export function readCommitteeReporting(source: FrameSource): string[] {
  const bodies: string[] = [];
  for (const { text, kind, no } of source.sentences) {
    if (source.blocks[no - 1]?.kind === 'heading') continue;
    if (kind === 'decision' || kind === 'dispatch' || kind === 'basis' || kind === 'co-determination') continue;
    if (!/uppfölj|följts|rapport|redovis|löfte|punkt|resultat/iu.test(text)) continue;
    for (const match of [...text.matchAll(REPORTED), ...text.matchAll(TOLD)]) {
      if (TO_BE.test(text.slice(Math.max(0, match.index - 40), match.index))) continue;
      for (const body of split(match[1] ?? ''))
        if (!bodies.some((other) => other.toLowerCase() === body.toLowerCase())) bodies.push(body);
    }
  }
  return bodies;
}

function split(list: string): string[] {
  return list
    .replace(/-\s(och|samt)\s/gu, '-\u0001$1\u0001')
    .split(/,\s|\soch\s|\ssamt\s/u)
    .map((body) =>
      body
        .replaceAll('\u0001', ' ')
        .replace(/\sden\s\d{1,2}\s\p{L}+(?:\s\d{4})?$/u, '')
        .replace(/^(?:(?:till|i|för)\s)?(?:(?:den|det|kommunens)\s)?/iu, '')
        .trim(),
    )
    .filter((body) => /\p{L}{4}/u.test(body));
}
