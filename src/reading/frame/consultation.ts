import { splitSentences } from '#checking/sentences.ts';
import type { Report } from '#checking/report.ts';
import type { Claim, Found } from '#reading/points/claims.ts';
import { sectionsOf, type FrameSource } from '#reading/frame/frame-source.ts';
import { isTemplatePrompt } from '#reading/frame/template-prompt.ts';
import { latin } from '#reading/latin.ts';

type Entry = Report['consultation'][number];
type Verdict = Entry['verdict'];

const OBJECTS = latin(/(?<!\p{L})(?:avstyrk\p{L}*|motsätter sig|säger nej|inte tillstyrk\p{L}*|tillstyrker inte)/iu);
const NO_REMARK = latin(
  /inte har någon erinran|ingen av (?:dem|dessa|de tillfrågade|parterna|remissinstanserna) (?:har|hade) (?:haft )?(?:någon|några|något att) (?:erinra|synpunkt|invänd)|inte (?:haft|hade|lämnat) (?:någon|några) (?:erinran|synpunkter|invändningar)|har inte (?:någon erinran|några synpunkter)|inte har något att (?:erinra|invända|anföra)|har inte något att (?:erinra|invända)|(?:inget|ingenting|inte något|intet) att (?:erinra|invända|anföra|tillägga)|ingen? (?:erinran|synpunkt(?:er)?|invändning(?:ar)?)|inga (?:erinringar|synpunkter|invändningar)|utan (?:erinran|synpunkter|invändningar)|avstår från (?:att )?(?:yttra|synpunkter)/iu,
);
const ENDORSES = latin(
  /(?<!\p{L})(?:tillstyrk\p{L}*|ställer sig bakom|står bakom|är positiv\p{L}*|godkänn\p{L}*|instämmer|delar bedömningen|samtycker|stödjer|bifaller|ser positivt)/iu,
);
const EVERYBODY = latin(
  /(?<!\p{L})(?:samtliga|alla|båda|bägge|övriga|parterna|remissinstanserna|de tillfrågade|ingen av|dessa)(?!\p{L})/iu,
);
const OTHERS = latin(/(?<!\p{L})(?:övriga|resten|de andra)(?!\p{L})/iu);

const LEADS = latin(
  /(?:samverkan|samråd|dialog|avstämning|beredning|kontakt|diskussion(?:er)?|kommunicering)(?: i ärendet)?(?: har)? (?:skett|ägt rum|genomförts|förts|hållits|sker|skedde|ske)(?: \p{L}+)? med|(?:samråtts?|stämts? av|beretts?|diskuterats?|förankrats?|samverkats?|kommunicerats?|utarbetats?|tagits fram|avstämts?|remitterats?|skickats på remiss|skickats|sänts|remissats?|behandlats?|presenterats?) (?:(?:också|även|dessutom|gemensamt|i samverkan|i samråd|tillsammans|för synpunkter|för yttrande|på remiss) )*(?:med|i|av|hos|till|för|inom)|(?:i samråd|i samverkan|tillsammans|i dialog) med|(?:har|hade) (?:kommunen|vi|förvaltningen|kontoret) samrått med|yttrande(?:n)? har (?:inhämtats|kommit in|inkommit|lämnats) från|inhämtat(?:s)? (?:synpunkter |yttrande(?:n)? )?från|synpunkter (?:har )?(?:inhämtats|lämnats|inkommit) (?:från|av)|har (?:yttrat sig|hörts|tillfrågats|svarat|tagit del av|läst|granskat|fått (?:ta del av|läsa|rapporten|förslaget|ärendet|återrapporteringen))(?!\p{L})/iu,
);
/** Those consulted stand before such a lead, not after it. */
const ACTIVE = /^har (?:yttrat|hörts|till|svarat|tagit|läst|granskat|fått)/iu;

/** "… har getts tillfälle att yttra sig och har inget att erinra": only the answer counts. */
const ASKED = latin(
  /\s(?:har )?(?:getts|fått|fick|gavs|beretts|givits) (?:tillfälle|möjlighet) att (?:yttra sig|lämna (?:synpunkter|yttrande)|svara)(?: (?:över|på|om) \p{L}+)?,? och(?=\s)/iu,
);

/** The parties consulted, as written without article, each with its verdict where the document gives one. */
export function readConsultation(source: FrameSource): Found<Entry[]> {
  const entries: Entry[] = [];
  const claims: Claim[] = [];
  for (const section of sectionsOf(source, 'consultation')) {
    if (section.parts[0]?.block.no !== section.opener.no) claims.push({ no: section.opener.no, role: 'heading' });
    for (const { block, text } of section.parts) {
      const before = entries.length;
      let spoken = false;
      if (block.kind === 'item' || block.kind === 'cell') readItem(text, entries);
      for (const sentence of block.kind === 'item' || block.kind === 'cell' ? [] : splitSentences(text)) {
        spoken = readSentence(sentence.text, entries) || spoken;
      }
      claims.push({
        no: block.no,
        role: entries.length > before || spoken || block.kind !== 'paragraph' ? 'consultation' : 'prose',
      });
    }
  }
  return { value: entries, claims };
}

/** "Socialnämnden: tillstyrker", "Kommunpolisen (ingen erinran)", "Säkerhetsenheten". */
function readItem(text: string, entries: Entry[]): void {
  if (isTemplatePrompt(text) || text.length > 220) return;
  const verdict = verdictOf(text);
  const name =
    text.split(/\s*[:(–]\s*|\s+-\s+|,\s+(?=\p{Ll}+styrk)|\s+(?:har|tillstyrk|avstyrk|ställer|är|godkänn)/u)[0] ?? text;
  for (const party of verdict === null ? [bareParty(text.replace(/[:.]$/u, ''))] : namesIn(name))
    addParty(entries, party, verdict);
}

/** True when the sentence said something about who was consulted or what they answered. */
function readSentence(sentence: string, entries: Entry[]): boolean {
  const text = sentence.replace(ASKED, '');
  const verdict = verdictOf(text);
  const lead = LEADS.exec(text);
  if (verdict !== null) {
    const relative = /,\s+(?:som|vilken|vilka)(?:\s+(?:båda|alla|samtliga))?\s/u.exec(text);
    if (lead !== null && readEach(text.slice(lead.index + lead[0].length), entries)) return true;
    if (lead !== null && relative !== null && relative.index > lead.index) {
      for (const party of namesIn(untilClause(text.slice(lead.index + lead[0].length, relative.index))))
        addParty(entries, party, verdict);
      return true;
    }
    const clauses = text.split(/(?:,|;)?\s+(?:men|medan|däremot|förutom)\s+|;\s+/u);
    if (clauses.length > 1) return clauses.map((clause) => readSentence(clause, entries)).some(Boolean);
    if (EVERYBODY.test(text) && !/^alla (?:remiss)?svar/iu.test(text)) {
      const except = /(?:utom|förutom|med undantag (?:av|för))\s+([^,.]+)/iu.exec(text)?.[1];
      const kept = except === undefined ? [] : namesIn(except);
      const cut = text.search(/utom|förutom|med undantag/iu);
      const everybodys = (cut > 0 ? verdictOf(text.slice(0, cut)) : null) ?? verdict;
      const theirs = cut > 0 ? verdictOf(text.slice(cut)) : null;
      if (lead !== null && lead.index < text.search(EVERYBODY))
        for (const party of namesIn(consulted(text, lead))) addParty(entries, party, null);
      entries.forEach((entry, index) => {
        const isKept = kept.some((name) => sameParty(name, entry.party));
        if (entry.verdict === null) entries[index] = { ...entry, verdict: isKept ? theirs : everybodys };
      });
      return true;
    }
    const verb = [OBJECTS, NO_REMARK, ENDORSES].map((pattern) => text.search(pattern)).filter((at) => at >= 0);
    const subject =
      text
        .slice(0, Math.min(...verb))
        .replace(/\s+(?:har|hade|som|att|inte)\s*$/u, '')
        .replace(/^.*(?:varav|där|och att|att)\s+/u, '')
        .split(/\s+(?:har|hade|fick|får|är|ställer|står|anser|meddelar|uppger|menar)\s/u)[0] ?? '';
    for (const party of namesIn(subject)) addParty(entries, party, verdict);
    return true;
  }
  if (lead === null) return OTHERS.test(text) && entries.length > 0;
  for (const party of namesIn(untilClause(consulted(text, lead)))) addParty(entries, party, null);
  return true;
}

/** The words with the list of parties: after "samråd har skett med", before "har tagit del av rapporten". */
function consulted(text: string, lead: RegExpExecArray): string {
  return ACTIVE.test(lead[0]) ? text.slice(0, lead.index) : text.slice(lead.index + lead[0].length);
}

/** "… med A, som tillstyrker, och med B, som inte har några synpunkter": true where each has an answer of its own. */
function readEach(list: string, entries: Entry[]): boolean {
  const parts = list.split(/,\s+(?:och|samt)\s+(?:med\s+)?(?=[^,]+,\s+(?:som|vilken|vilka)\s)/u);
  if (parts.length < 2) return false;
  for (const part of parts) {
    const [names = '', answer = ''] = part.split(/,\s+(?:som|vilken|vilka)\s/u);
    for (const party of namesIn(names)) addParty(entries, party, verdictOf(answer));
  }
  return true;
}

/** Where the list of parties ends and the sentence goes on. */
function untilClause(list: string): string {
  return list
    .replace(
      /\s+(?:om|kring|angående|inför|under|innan|vid|avseende|som|där|för att|i samband|i ärendet|gällande|den \d|före|efter)\s.*$/u,
      '',
    )
    .replace(/,?\s+(?:vilka|och (?:de|dessa|båda)\s).*$/u, '');
}

function verdictOf(text: string): Verdict {
  if (OBJECTS.test(text)) return 'objects';
  if (NO_REMARK.test(text)) return 'no-remark';
  if (/(?<!\p{L})(?:inte|ej)\s+(?:tillstyrk|godkän)/iu.test(text)) return 'objects';
  return ENDORSES.test(text) ? 'endorses' : null;
}

function addParty(entries: Entry[], party: string, verdict: Verdict): void {
  const index = entries.findIndex((entry) => sameParty(entry.party, party));
  const known = entries[index];
  if (known === undefined) entries.push({ party, verdict });
  else if (verdict !== null) entries[index] = { ...known, verdict };
}

/** "Kommunpolisen" is "kommunpolis" from the sentence before. */
function sameParty(one: string, other: string): boolean {
  const stem = (name: string): string =>
    name
      .toLowerCase()
      .replace(/\s*\(.*\)$/u, '')
      .replace(/(?:erna|arna|orna|en|et|n|t)$/u, '');
  return stem(one) === stem(other) || (stem(other).length > 4 && stem(one).startsWith(`${stem(other)} `));
}

/** Splits "kommunpolis, säkerhetsenheten och LiBrås operativa grupp" without parting "kultur- och fritidsnämnden". */
function namesIn(list: string): string[] {
  const guarded = list
    .replace(/\p{L}+-\s(?:och|samt)\s/gu, (word) => word.replace(/\s/gu, '\u0001'))
    .replace(
      /(?<![\p{L}])([Kk]ultur|[Vv]ård|[Mm]iljö|[Bb]arn|[Gg]ata|[Pp]ark|[Tt]eknik) och (fritid|omsorg|byggnad|utbildning|unga|park|gata|service|natur|bygg|samhälls)/gu,
      (word) => word.replace(/\s/gu, '\u0001'),
    );
  return guarded
    .split(
      /,\s*(?:och|samt)?\s*|\s+(?:och|samt|respektive|och med|samt med|liksom|i samråd med|i samverkan med|tillsammans med)\s+(?:med\s+)?|\s+&\s+/u,
    )
    .map((name) => bareParty(name.replaceAll('\u0001', ' ')))
    .filter(
      (name) =>
        /\p{L}{2}/u.test(name) &&
        name.length <= 90 &&
        !/^(?:de|dem|andra|flera|fler|m\.?\s?fl\.?|med flera|övriga|båda|samtliga|alla|rapporten|förslaget|ärendet|i|den|det|detta|denna|inga? .*)$/iu.test(
          name,
        ),
    );
}

function bareParty(name: string): string {
  return name
    .replace(/^[\s,–-]+|[\s.,;:]+$/gu, '')
    .replace(
      /^(?:(?:både|dels|även|också|berörda?|kommunens egen)\s+)*(?:(?:i|med|hos|av|från|till|för)\s+)?(?:(?:den|det|de)\s+)?/iu,
      '',
    )
    .trim();
}
