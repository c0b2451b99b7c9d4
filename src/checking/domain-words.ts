/** Words of the trade that a general dictionary lacks, in their base form unless the form itself is the term. */
const WORDS = `
  medborgarlöfte medborgarlöften medborgarlöftet medborgarlöftena medborgarlöftes medborgarlöftets löftespunkt löftespunkter
  löftespunkten löftespunkterna löftesperiod löftesperioden lokalpolisområde lokalpolisområdet lokalpolisområden
  lokalpolisområdeschef lokalpolisområdeschefen kommunpolis kommunpolisen kommunpoliser kommunpoliserna områdespolis
  områdespolisen områdespoliser områdespoliserna polisområde polisområdet polisområdeschef polisregion polisregionen
  polismyndigheten polismyndighetens polisnärvaro polisnärvaron tertial tertialet tertialen tertialuppföljning
  tertialuppföljningen tertialuppföljningar tertialrapport tertialrapporten återrapportering återrapporteringen
  återrapporteras avrapportering avrapporteringen avrapporteras avrapporterats avrapporterades trygghetsvandring
  trygghetsvandringen trygghetsvandringar trygghetsvandringarna trygghetsråd trygghetsrådet trygghetsskapande
  trygghetsmätning trygghetsmätningen trygghetsvärd trygghetsvärdar trygghetsvärdarna trygghetssamordnare
  trygghetssamordnaren brottsförebyggande brottsförebyggaren medarbetardialog medarbetardialogen medarbetardialoger
  medborgardialog medborgardialogen medborgardialoger samverkansöverenskommelse samverkansöverenskommelsen
  samverkansavtal grannsamverkan grannsamverkansområde grannsamverkansområden båtsamverkan nattvandring nattvandringar
  nattvandrare nattvandrarna nattvandra föräldravandring föräldravandringar riskområde riskområden utsatthet hotspot
  hotspots spot spots orsaksanalys orsaksanalysen orsaksanalyser lägesbild lägesbilden lägesbilder problembild
  problembilden aktivitetsplan aktivitetsplanen åtgärdsplan åtgärdsplanen fältassistent fältassistenter fältassistenterna
  fältare fältarna fältgrupp fältgruppen fältverksamhet fältverksamheten fältsekreterare brobyggare brobyggarna fritidsgård
  fritidsgården fritidsgårdar fritidsgårdarna fritidsledare ungdomsmottagning ungdomsmottagningen stadsdelssamordnare
  stadsdelssamordnaren platssamverkan ordningsvakt ordningsvakter ordningsvakterna trafikkontroll trafikkontroller
  trafikkontrollerna nykterhetskontroll nykterhetskontroller hastighetskontroll hastighetskontroller tillsynsbesök
  narkotikasök narkotikasökning narkotikasökningar hundsök avhopparverksamhet avhopparverksamheten orosanmälan
  orosanmälningar orossamtal bekymringssamtal drograttfylleri drograttfyllerier rattfylleri rattonykterhet ingripandebrott
  epatraktor epatraktorer epaåkare epaåkarna buskörare buskörarna mopedister mopedbuskörning buskörning buskörningar krogtillsyn serveringstillsyn langning langningsbrott
  tjänsteskrivelse tjänsteskrivelsen tjänsteutlåtande tjänsteutlåtandet beslutsunderlag diarienummer kommunfullmäktige
  kommunfullmäktiges kommunstyrelse kommunstyrelsen kommunstyrelsens kommunledningsförvaltningen
  kommunledningsförvaltning kommunledningskontoret räddningstjänst räddningstjänsten räddningstjänstens länsstyrelsen
  socialtjänst socialtjänsten delaktighet tillgängliggöra medskapande skolsocial sociala digitalt drogförebyggande
  drogvaneundersökning alkolås trygghetskamera trygghetskameror ordningsstörning ordningsstörningar
  klottersanering nedskräpning skadegörelse civilsamhälle civilsamhället civilsamhällets föreningsliv föreningslivet
  ungdomsperspektiv barnperspektiv jämställdhetsperspektiv tillgänglighetsperspektiv hållbarhetschef hållbarhetschefen
  samhällsbyggnad säkerhetsenheten stadsdelsnämnd våldsbejakande hedersrelaterat hedersrelaterad nolltolerans
  hållplatskur hållplatskurar busskur busskurar samverkats samverkas samverkade beretts belysningsåtgärder delår delårsrapport webben webbsidan hemsidan facebook instagram app appen appar podd podden
  genomföra genomförs genomförde genomfördes genomfört genomförts föräldrar föräldrarna föräldrars
  bosocial bosociala bosocialt swish swishade pumptrack walk talk parkour phishing vishing smishing grooming workshop workshops hashtag
  cirka ca t.ex bl.a m.fl m.m osv dvs resp tel tfn dnr nr kl mbl gps sms
  lop lpo est ntu brå libra sspf sspf-samverkan ssp ssp-samverkan snut sig hbtq hbtqi hbtq-spektret bid lona pux ksau tib
`;

const KNOWN = new Set(WORDS.split(/\s+/).filter((word) => word !== ''));
/** Long enough that one wrong letter is still plainly this word. */
const LIKELY_MEANT = [...KNOWN].filter((word) => word.length >= 6);

export function isDomainWord(word: string): boolean {
  return KNOWN.has(word.toLowerCase());
}

/** The word of the trade that is one slip of the pen away (two in words of ten letters or more), or null. */
export function nearestDomainWord(word: string, most = word.length >= 10 ? 2 : 1): string | null {
  const written = word.toLowerCase();
  let best: { word: string; distance: number } | null = null;
  for (const candidate of LIKELY_MEANT) {
    if (Math.abs(candidate.length - written.length) > most) continue;
    const distance = editDistance(written, candidate);
    if (distance <= most && distance > 0 && (best === null || distance < best.distance))
      best = { word: candidate, distance };
  }
  return best?.word ?? null;
}

const LEAST_FOR_MIDDLE_SLIP = 12;

/**
 * Says whether a long word is a word of the trade with one letter too few or too many in its middle. Such a slip may
 * still be joined from known words ("brotts" + "för" + "byggande"); an ending is an inflection and no slip.
 */
export function slipsFromDomainWord(word: string): boolean {
  const written = word.toLowerCase();
  if (written.length < LEAST_FOR_MIDDLE_SLIP) return false;
  return LIKELY_MEANT.some(
    (known) =>
      Math.abs(known.length - written.length) === 1 &&
      known.slice(0, 3) === written.slice(0, 3) &&
      known.slice(-4) === written.slice(-4) &&
      editDistance(written, known) === 1,
  );
}

/** Letters to add, drop, change or swap with the neighbour to get from one word to the other. */
function editDistance(a: string, b: string): number {
  let older: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (older[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    older = above;
    above = current;
  }
  return above[b.length] ?? 0;
}
