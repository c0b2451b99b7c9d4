import { latin } from '#reading/latin.ts';
/**
 * What a heading opens, in the words of tjänsteskrivelser and tjänsteutlåtanden. Each municipality has its own
 * template; the same part goes by many names.
 */
export type SectionKind =
  | 'decision'
  | 'summary'
  | 'basis'
  | 'background'
  | 'goals'
  | 'gender-equality'
  | 'child'
  | 'accessibility'
  | 'economy'
  | 'other-perspective'
  | 'consultation'
  | 'co-determination'
  | 'dispatch'
  | 'signatures'
  | 'follow-up'
  | 'contact'
  | 'attachments'
  | 'other';

const BODY = String.raw`[\p{L}-]*(?:styrelsens?|nämndens?|fullmäktiges?|utskottets?|förvaltningens|kontorets|avdelningens|enhetens|direktörens|chefens|ordförandens|rådets)`;

/** First that fits wins. Matched against the heading in lower case without number and end colon. */
const KINDS: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'dispatch',
    /^(?:beslut till|beslut(?:et|en)? (?:ska |skall |bör )?(?:skickas|expedieras|delges|sänds|meddelas|tillställs)(?: till| för kännedom)?(?: följande)?|(?:protokollsutdrag(?:et)?|utdrag|kopia(?: av beslutet)?|ärendet|beslutsexpediering|underrättelse)(?: av beslutet)?(?: ska| skall)?(?: skickas| expedieras| delges| sänds)? till|(?:ska )?(?:skickas|expedieras|sänds|delges|skickas för kännedom)(?: till)?|beslutsexpediering|expediering|expedition|sändlista|sänds till|kopia(?: till)?|delgivning|mottagare|delges(?: till)?|för kännedom|beslutsmottagare|skickas för kännedom till)$/u,
  ],
  [
    'decision',
    latin(
      new RegExp(
        String.raw`^(?:(?:förslag(?:et|en)? till |${BODY} (?:förslag(?:et)?(?: till)? )?)(?:${BODY} )?(?:beslut|ställningstagande|protokoll|yttrande)(?:\s(?:i|för|till|från) .*)?|förslag till ${BODY} beslut.*|beslutsförslag|förslag till att-satser|att-satser|yrkande|${BODY} förslag(?: till (?:beslut|\p{L}+(?:styrelsen|nämnden|fullmäktige|utskottet)))?|förslag|förslag till beslut och protokoll)$`,
        'u',
      ),
    ),
  ],
  [
    'basis',
    /^(?:beslutsunderlag(?:et|en)?|underlag(?: för| till)? (?:beslut|ärendet|beslutet)|underlag|handlingar(?: i ärendet)?|beslutshandlingar|ärendets handlingar|referenser|underliggande handlingar|(?:bifogade )?(?:handlingar|underlag)|följande handlingar.*)$/u,
  ],
  ['attachments', /^(?:bilag(?:a|or|ornas? förteckning)|bifogas|bilageförteckning|bilaga\/bilagor)$/u],
  [
    'co-determination',
    /^(?:information eller förhandling enligt .*|(?:information|förhandling|samverkan)(?: och| eller|\/)? ?(?:förhandling|information)? enligt (?:mbl|lag|lagen|medbestämmandelagen).*|(?:mbl|mbl[- ]?(?:information|förhandling|samverkan).*|facklig (?:samverkan|information|förhandling|medverkan|dialog).*|samverkan enligt mbl|medbestämmande|information till fackliga organisationer|fackliga (?:kontakter|förhandlingar|synpunkter)|samverkan med (?:de )?fackliga(?: organisationer(?:na)?)?|(?:facklig |central |lokal )samverkan|fsg|förvaltningsövergripande samverkansgrupp))$/u,
  ],
  [
    'gender-equality',
    /^(?:jämställdhet(?:s(?:perspektiv(?:et)?|analys|konsekvenser|aspekter|integrering))?|jämställdhet (?:och|samt) .{3,40}|jämlikhet(?:s(?:perspektiv|analys))?|jämlikhet och jämställdhet|genusperspektiv|jämställdhets- och .*|konsekvenser för (?:jämställdhet.*|jämlikhet.*)|(?=.*(?:perspektiv|konsekven|analys|bedömning|prövning|aspekt|hänsyn|påverkan)).*(?:jämställdhet|jämlikhet|genus).*)$/u,
  ],
  [
    'child',
    /^(?:barn(?:s|ets|ens)? ?(?:bästa|rätt(?:igheter|s)?(?:sperspektiv(?:et)?|perspektiv(?:et)?)?)|barn(?:rätts)?perspektiv(?:et)?|barnkonsekvens(?:er|analys)|barnkonventionen|barn- och (?:unga|ungdoms)(?:s?perspektiv(?:et)?)?|barn och unga|prövning av barn(?:et)?s bästa|bedömning av barn(?:et)?s bästa|barnets bästa.*|konsekvenser för barn.*|analys av barn.*|hänsyn till barn.*|(?=.*(?:perspektiv|konsekven|analys|bedömning|prövning|aspekt|hänsyn|påverkan|checklista|dialog)).*(?:barnrätt|barnets|barns|barnkonsekvens|barnkonvention|barnperspektiv|för barn|barn och unga).*)$/u,
  ],
  [
    'accessibility',
    /^(?:tillgänglighet(?:s(?:perspektiv(?:et)?|aspekter|konsekvenser|analys))?|funktionshinder(?:s)?perspektiv(?:et)?|funktionshinderperspektiv(?:et)?|funktionsrätts(?:perspektiv)?|konsekvenser för (?:tillgänglighet|personer med funktions.*)|tillgänglighet och .*|tillgänglighet för .*|(?=.*(?:perspektiv|konsekven|analys|bedömning|aspekt|hänsyn|påverkan)).*(?:tillgänglighet|funktionshinder|funktionsrätt|funktionsneds|funktionsvaria).*)$/u,
  ],
  [
    'economy',
    /^(?:ekonomi(?:sk[at]? (?:konsekvens(?:er|beskrivning|bedömning)?|kommentar(?:er)?|aspekter|bedömning|perspektiv(?:et)?|dimension(?:en)?|överväganden|analys|effekter|förutsättningar))?|bedömning ur ekonomisk dimension|finansiering|kostnader(?: och finansiering)?|budget|ekonomi och finansiering|konsekvenser för (?:ekonomi|budget).*|(?:kommunal|samhälls)?ekonomisk\p{L}* (?:och \p{L}+ )?(?:konsekven|bedömning|påverkan|perspektiv|aspekt|effekt)\p{L}*.*|(?:kostnader|finansiering|ekonomi) .{0,40}|ekonomi)$/u,
  ],
  [
    'other-perspective',
    /^(?:.*konsekvens(?:er|analys|bedömning|beskrivning)|konsekvenser(?: för| av| för .*)?|miljö(?:perspektiv(?:et)?|konsekvenser|aspekter|påverkan)?|klimat(?:perspektiv(?:et)?|konsekvenser)?|hållbarhet(?:sperspektiv(?:et)?|saspekter)?|hållbar utveckling|agenda 2030|folkhälsa(?:perspektiv)?|folkhälsoperspektiv(?:et)?|mångfald(?:sperspektiv)?|integration(?:sperspektiv(?:et)?)?|trygghets(?:perspektiv(?:et)?|aspekter)|landsbygdsperspektiv(?:et)?|näringslivsperspektiv(?:et)?|hbtq(?:i|\+)?(?:-perspektiv(?:et)?)?|brottsförebyggande perspektiv(?:et)?|integritet(?:sperspektiv)?|juridiska aspekter|bedömning ur (?:ekologisk|social) dimension|(?:sociala|ekologiska|miljömässiga) (?:konsekvenser|aspekter)|perspektiv|[\p{L}-]*perspektiv(?:et)?)$/u,
  ],
  [
    'goals',
    /^(?:(?:kommunala|kommunens|övergripande|politiska|fullmäktiges?|kommunfullmäktiges|nämndens|strategiska|styrande) (?:övergripande |strategiska |prioriterade )?(?:mål|inriktningsmål|målområden).*|mål(?:en|uppfyllelse|koppling|område(?:n)?)?|målkoppling|(?:koppling|anknytning|relation|bidrag) till .*|måluppfyllelse|mål och (?:uppdrag|budget|inriktning|vision|styrdokument).*|styrning och mål|vision och mål|inriktningsmål|ärendets koppling till .*|så bidrar .* till (?:målen|.*mål))$/u,
  ],
  [
    'consultation',
    /^(?:samråd(?:sparter|sprocess)?|samverkan|remiss(?:er|instanser|förfarande|svar|behandling|yttranden)?|ärendets beredning|beredning(?:en)?(?: av ärendet)?|beredningsprocess(?:en)?|ärendeberedning|yttranden?|synpunkter|samråd och .*|beredning och .*|samverkan och samråd|dialog och samråd|remissinstanser(?:nas synpunkter)?|beredningsgång)$/u,
  ],
  [
    'signatures',
    /^(?:underskrift(?:er)?|undertecknare|signatur(?:er)?|undertecknas av|undertecknat av|underskrivet av|signeras|signerat av|beslutande|parternas underskrifter|undertecknande|för parterna)$/u,
  ],
  [
    'summary',
    /^(?:ärende(?:t|mening)?|sammanfattning(?:en)?(?: av .*)?|ärendet i korthet|kort sammanfattning|i korthet|ärendebeskrivning|beskrivning av ärendet|redogörelse|redogörelse för ärendet|beskrivning|ingress|inledning|ärendesammanfattning|kortfattat)$/u,
  ],
  [
    'background',
    /^(?:bakgrund(?:en|sbeskrivning)?(?: .*)?|bakgrund|tidigare beslut|lägesbild(?:en)?|om medborgarlöfte[tn]?|vad är ett medborgarlöfte\??|syfte(?:t)?|syfte och (?:mål|bakgrund)|utgångspunkter|problembild(?:en)?)$/u,
  ],
  [
    'follow-up',
    /^(?:uppföljning(?:en)?(?: .*)?|resultat(?:et|en)?(?: .*)?|utfall(?:et)?(?: .*)?|återrapportering(?: .*)?|redovisning(?: .*)?|så (?:här )?(?:följer vi upp|gick det).*|genomförda .*|avrapportering|publicering|kommunikation)$/u,
  ],
  // Parts of agreements. They are headings also in text that shows nothing but their words.
  [
    'other',
    /^(?:parter(?:na)?|(?:avtals|samverkans|löftes)parter|samverkande parter|(?:geografiskt )?område(?:n)?|omfattning|giltighet(?:stid)?|avtalstid|löptid|löftets giltighet|åtagande(?:n)?|(?:kommunens|polisens|parternas|gemensamma) (?:åtagande(?:n)?|löften)|yrkande(?:n)?|beslutsgång|ordförandens förslag|allmänt|revidering|tvist(?:er)?|ändringar)$/u,
  ],
  [
    'contact',
    /^(?:kontakt(?:er|uppgifter|person(?:er)?)?|mer information|läs mer|vill du veta mer\??|frågor\??|har du frågor\??)$/u,
  ],
];

/** The kind of section that a heading opens, or null where its words are not known. */
export function knownHeading(heading: string): SectionKind | null {
  if (heading.length > 300) return null;
  const words = heading
    .toLowerCase()
    .replace(/^\s*(?:\d+(?:\.\d+)*\.?(?:\s*§)?|[a-z]\)|§\s*\d+)\s+/u, '')
    .replace(/\s+/gu, ' ')
    .replace(/[\s:.]+$/u, '')
    .trim();
  if (words === '' || words.length > 140) return null;
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
