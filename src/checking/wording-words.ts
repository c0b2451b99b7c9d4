/** Words of Swedish promises that the help with the wording looks for. Letters are spelled out: \b sees no word in "år". */
const word = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\d-])(?:${source})(?![\\p{L}\\d])`, 'iu');

/** Who can promise, by the kind of party: the ends of the words, since Swedish joins them. */
export const ACTORS = {
  municipality:
    'kommunen|kommunens [\\p{L}]+|kommunstyrelsen|[\\p{L}]*(?:förvaltningen|kontoret|nämnden|enheten|tjänsten|skolan|gården|biblioteket|fältgruppen|fältarna|fältassistenterna|fritidsledarna|samordnaren|samordnarna|trygghetsvärdarna|kuratorerna|rektorerna?|lärarna)|fältare|fältassistenter|trygghetsvärdar|fritidsledare',
  police:
    'polisen|polisens [\\p{L}]+|(?:en|två|tre|fyra) polis(?:er)?|polismyndigheten|[\\p{L}]*poliser(?:na)?|(?:kommun|områdes|trafik)polisen|lokalpolisområdet|volontärerna',
  'property-owner':
    'fastighetsägar(?:e|na|en)|hyresvärd(?:en|arna|ar)|bostadsbolag(?:et|en)|[\\p{L}]*bostäder|[\\p{L}]+hem|bostadsrättsföreningen',
  association: '[\\p{L}]*förening(?:en|arna|ar)?|idrottsklubben|nattvandrarna|grannsamverkan',
  region: 'regionen|region [\\p{L}]+|[\\p{L}]*vårdcentralen|ungdomsmottagningen',
} as const;

const ANY_ACTOR = ['vi', ...Object.values(ACTORS)].join('|');
/** One or several who promise together. */
const ACTOR_PHRASE = `(?:${ANY_ACTOR})(?: i \\p{Lu}\\p{L}+)?(?:(?:,| och| samt|,? tillsammans med| i samverkan med)+ (?:${ANY_ACTOR}))*`;

const PROMISING =
  'ska(?:ll)?|kommer(?: också| även| fortsatt)? att|lovar(?: att)?|åtar sig att|vill|avser att|fortsätter(?: att)?';
/** Present tenses of what can be seen done. */
const DOES =
  'går|gör|håller|har|ordnar|anordnar|arrangerar|genomför|utför|besöker|bygger|sätter|installerar|monterar|tar|lagar|städar|svarar|patrullerar|kontrollerar|utbildar|informerar|erbjuder|öppnar|anställer|delar|bjuder|möter|träffar|kallar|mäter|klipper|beskär|byter|målar|planterar|startar|publicerar|redovisar|deltar|finns|är|ger|lämnar|skickar|inför|inrättar|kartlägger|inventerar|sanerar|tänder|stänger|röjer|belyser|bemannar|kör|skriver|leder|driver|samlar|frågar|intervjuar|följer|rapporterar|hyr|placerar|flyttar|ringer|tillsätter|utser|undersöker|tecknar|vandrar|ansvarar|visiterar|söker|utökar|ser|lyser|tömmer|river|asfalterar|plogar|trimmar|åtgärdar|återkopplar|bötfäller|beslagtar|avsätter|finansierar|skapar|utvecklar|stärker|förbättrar|främjar|stödjer|stöder|verkar|arbetar|samverkar|samarbetar|motverkar|förebygger|prioriterar|ökar|minskar|satsar|intensifierar|fokuserar|sopar|visar|plogar|köper|ställer|träffas|möts|får|hjälper|granskar|mäter|hämtar|låser|öppethåller|släcker|lär|undervisar|föreläser|berättar|tackar|säljer|lånar|inviger|gräver|snickrar|arbetar';

/** Anybody else who is said to do something: "Parkarbetarna sopar", "Skolsköterskan på Norrbyskolan har". Not passives. */
export const ANYBODY = new RegExp(
  `^(?!(?:det|alla|ingen|inga|fler|ett|under|i|på|vid|varje|den första) )\\p{Lu}[^.,;:!?]{1,70}? (?:(?:${PROMISING})(?! (?:inte |också |även )?\\p{L}+[aä]s(?![\\p{L}]))|${DOES})(?![\\p{L}])`,
  'iu',
);
/** Whoever promises stands first, or after the verb where something else does: "Varje vecka går polisen …". */
export const SUBJECT_FIRST = new RegExp(
  `^(?:${ACTOR_PHRASE})(?= [^.!?]{0,60}?(?:${PROMISING}|${DOES})(?![\\p{L}]))`,
  'iu',
);
export const SUBJECT_LATER = new RegExp(
  `(?<![\\p{L}])(?:${PROMISING}|${DOES}) (?<subject>${ACTOR_PHRASE})(?![\\p{L}])|(?<![\\p{L}])av (?<agent>${ACTOR_PHRASE})(?![\\p{L}])`,
  'iu',
);
/** "sätts upp", "ordnas": somebody does it, but the words do not say who. */
const IS_DONE =
  '\\p{L}{3,}as|sätts|byggs|görs|hålls|genomförs|utförs|införs|erbjuds|bjuds|klipps|läggs|byts|stängs|sänks|höjs|anställs|köps|hyrs|skrivs|stöds|mäts';
export const FINITE = word(`${PROMISING}|${DOES}|${IS_DONE}`);
/** "Öka …", "Att genomföra …": an infinitive without anybody who does it. */
export const BARE_INFINITIVE =
  /^(?:att \p{L}+|genomföra|öka|minska|utveckla|vidareutveckla|stärka|hålla|ordna|anordna|arrangera|bygga|sätta|ta|gå|göra|skapa|främja|erbjuda|arbeta|verka|förbättra|förebygga|motverka|se|informera|utbilda|starta|öppna|klippa|städa|besöka|kontrollera|patrullera|inrätta|införa|kartlägga|inventera|anställa|samverka|fortsätta|byta|laga|måla|röja|belysa|installera|montera|stödja|bjuda|dela|ge|träffa|möta|utöka|intensifiera|publicera) (?=\p{L})/iu;
/** "Buskarna ska klippas", "Nya soptunnor ska sättas upp i parken": what, the verb and the rest. */
export const PASSIVE = /^(?<what>[^.,;:]{2,120}?) ska(?:ll)? (?<verb>\p{L}+[aäå])s(?<rest> [^.]*)?$/iu;

/** How much, in words that nobody can count. */
export const SOFT_AMOUNT = word(
  'ett antal|flera|några|fler|många|mer|mera|ett flertal|i större utsträckning|i högre grad|regelbund(?:et|na|en)|återkommande|kontinuerlig(?:t|a)?|löpande|fortlöpande|ofta|oftare|då och då|ökad(?:e)?|ökat|utökad(?:e)?|utökat|öka[r]? antalet',
);
/** A frequency, or all of something: then there is nothing more to count. */
export const FREQUENT = word(
  'varje|alla|samtliga|båda|varsin|varsitt|halva|samma dag|hela|dagligen|veckovis|månadsvis|årligen|varannan|(?:en|ett|två|tre|fyra) (?:gång|gånger|dag|dagar|kväll|kvällar|timme|timmar) (?:i|per|om)|per (?:dag|vecka|månad|tertial|år)|inom (?:\\p{L}+|\\d+) (?:arbets)?(?:timm\\p{L}*|dag\\p{L}*|dygn|veck\\p{L}*|månad\\p{L}*)|dygnet runt',
);
/** What is done once: then the thing itself is how much. */
const ONCE = word(
  '(?:bygg(?:er|a)(?: om)?|sätt(?:er|a) upp|installera[r]?|montera[r]?|ta(?:r)? fram|ta(?:r)? bort|anställ(?:er|a)|öppna[r]?|starta[r]?|inrätta[r]?|inför(?:a)?|publicera[r]?|skriv(?:er|a)|kartlägg(?:er|a)|inventera[r]?|by(?:ter|ta)(?: ut)?|stäng(?:er|a)(?: av)?|laga[r]?|måla[r]?|sanera[r]?|plantera[r]?|flytta[r]?|riv(?:er|a)|asfaltera[r]?|tillsätt(?:er|a)|utse(?:r)?|tecknar?|belys(?:er|a)|röj(?:er|a)|beskär(?:a)?|klipp(?:er|a)|sän(?:ker|ka)|höj(?:er|a)|säg(?:er|a) upp)',
);
const ONE_THING = word(
  '(?:genomför(?:a)?|gör(?:a)?|håll(?:er|a)|ordna[r]?|anordna[r]?|arrangera[r]?|lämna[r]?|redovisa[r]?|ge(?:r)?|ha[r]?|lägg(?:er|a)|bild(?:ar|a)|skap(?:ar|a)|driv(?:er|a)) (?:en|ett)',
);
export const isOneThing = (text: string): boolean => ONCE.test(text) || ONE_THING.test(text);

/** Things that are counted, and what is done again and again: without a number or a rhythm nobody knows how much it is. */
export const COUNTABLE = word(
  '[\\p{L}]*(?:vandringar|ronder|kontroller|möten|träffar|aktiviteter|insatser|besök|utbildning(?:ar)?|samtal|dialoger|åtgärder|patruller|föreläsningar|kurser|kampanjer|informationsmöten|ordningsvakter|kameror|soptunnor|papperskorgar|lampor|fältare|poliser|trygghetsvärdar|sommarjobb|evenemang|tillsyn|närvaro|belysning|information|stöd|platser|vakter)|(?:städa|patrullera|informera|kontrollera|besöka|träffa|återkoppla|bevaka|vandra|söka)(?:r)?|söker|besöker|träffar|går',
);

/** Words that let somebody say afterwards that nothing was promised. */
export const ESCAPES = word(
  'om möjligt|i möjligaste mån|så långt (?:det är |som )?möjligt|vid behov|i mån av (?:tid|resurser|plats)|om resurser(?:na)? (?:finns|räcker|tillåter)|försöka|försöker|sträva|strävar|ambition(?:en)?|när (?:det är möjligt|tillfälle ges)|på lämpligt sätt|så gott det går',
);
/** Times that are none. */
export const NO_TIME = word(
  'på sikt|framöver|så snart (?:som )?möjligt|så småningom|längre fram|i framtiden|inom kort|när tid finns|under kommande år|tills vidare',
);

/** What becomes of a place, and of those who live there: nobody can promise it alone. */
const OUTCOME_THING =
  '(?:[\\p{L}]*brott(?:en|et|ligheten|slighet|slingar)?|[\\p{L}]*inbrott(?:en)?|skadegörelse(?:n)?|klott(?:er|ret)|[\\p{L}]*stöld(?:er|erna)|rån(?:en)?|våld(?:et)?|(?:o)?trygghet(?:en)?|narkotika(?:handeln|försäljningen|brotten)?|drog(?:handeln|användningen)?|nedskräpning(?:en)?|[\\p{L}]*olyckor(?:na)?|hastigheten|hastigheterna|buskörning(?:en)?|utanförskap(?:et)?|otrygga platser)';
export const OUTCOME = new RegExp(
  [
    `(?<![\\p{L}])(?:antalet |andelen |den (?:upplevda |organiserade )?|det |de )?${OUTCOME_THING}[^.,;]{0,40} ska(?:ll)? (?:minska|öka|sjunka|upphöra|halveras|försvinna|bli|stoppas|ner|ned)`,
    `(?<![\\p{L}])(?:minska|minskar|öka|ökar|halvera|halverar|sänka|sänker|stoppa|stoppar|få bort|få stopp på) (?:på )?(?:antalet |andelen |den (?:upplevda |organiserade )?|det |de |alla )?(?:anmälda |öppna |grova )?${OUTCOME_THING}(?![\\p{L}])`,
    '(?<![\\p{L}])(?:invånarna|invånare|boende|de boende|de som bor(?: \\p{L}+){0,3}|alla(?: som \\p{L}+(?: \\p{L}+){0,3})?|alla \\p{L}+|ingen(?: \\p{L}+)?|inga \\p{L}+|fler(?: \\p{L}+)?|människor|besökare|barn och unga|barn|ungdomar(?:na)?|unga|föräldrar(?:na)?|medborgarna|\\p{L}+borna) ska(?:ll)? (?:inte )?(?:kunna |få |våga |vilja )?(?:känna|känna sig|uppleva|våga|må|sluta|tycka|anmäla|vara|bli|börja|köra|hålla|behöva|utsättas|dra|ha|slippa|röra)(?![\\p{L}])',
    '(?<![\\p{L}])ska(?:ll)? (?:det )?(?:vara|bli|kännas|upplevas)(?: som)? (?:en )?(?:trygg|säker|ren|lugn|fri|välkomnande)\\p{L}*',
  ].join('|'),
  'iu',
);
/** Getting others to do something: it is theirs whether they do. */
export const OTHERS_DO = word(
  '(?:verka|verkar|arbeta|arbetar|jobba|jobbar) för att (?:fler|alla|andra|\\p{L}+(?:na|ar|er)) (?:ska|kan|vill)|(?:uppmana|uppmanar|förmå|förmår|få|får) \\p{L}+ att|påverka|påverkar|se till att (?:andra|fastighetsägarna|föreningarna|polisen|kommunen|föräldrarna)',
);

/** Where: a name or a kind of place after a word that places it. */
const PLACES = 'i|på|vid|kring|runt|längs|utanför|från|till|mellan|genom|utmed|omkring|inom|över';
const KINDS =
  '[\\p{L}]*(?:centrum|centrumet|torget|torg|parken|parker|skolan|skolor|skolorna|skolgård(?:en|ar|arna)|gården|gårdarna|stationen|stationer|biblioteket|tunneln|tunnlar|tunnlarna|området|områden|områdena|stadsdelen|stadsdelarna|orten|byn|tätorten|förskolan|förskolor|hallen|badet|badplatsen|terminalen|resecentrum|lekplats(?:en|er|erna)|parkering(?:en|ar|arna)|gatan|gator|gatorna|vägen|vägar|vägarna|korsning(?:en|ar)|övergång(?:en|ar)|stråket|stråken|spåret|källare|källarna|trapphus(?:en)?|krogen|krogar|krogarna|butiken|butiker|affären|hållplats(?:en|er|erna)|platsen|platser|platserna|fritidsgård(?:en|ar|arna)|webben|webbplatsen|hemsidan|arenan|hamnen|stranden|kommunen|hela kommunen|landsbygden|ytterområdena|staden|stan|gymnasiet|högstadiet|grundskolorna)';
export const WHERE = new RegExp(
  `(?<![\\p{L}])(?:${PLACES}) (?:(?:den|det|de|hela|alla|samtliga|kommunens|stadens|minst|\\d+|\\p{L}+ och) )*(?:${KINDS}(?![\\p{L}])(?: (?:i|på|vid) \\p{Lu}\\p{L}+)?|\\p{Lu}[\\p{L}]+(?:(?: och| eller|,) \\p{Lu}[\\p{L}]+)*(?: (?:centrum|torg|station|skola|bibliotek|idrottsplats|kyrka))?(?![\\p{L}]))`,
  'u',
);
/** A name that says itself what it is. */
export const NAMED_PLACE =
  /(?<!^)\p{Lu}\p{L}*(?:gatan|vägen|torget|skolan|parken|gården|hallen|stationen|tunneln|biblioteket|platsen|bron|ängen|centrum|huset)(?!\p{L})|(?:gården|skolan|biblioteket|parken|badet|hallen|torget|huset|lokalen|centret) \p{Lu}\p{L}+/u;
