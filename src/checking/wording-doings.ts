/** Something that parties do and count: how it is said when it can be seen done. */
export type Doing = {
  /** How a text speaks of it, at the beginning of a word or after its first part. */
  readonly sign: RegExp;
  /** "går minst {antal} trygghetsvandringar": the present tense, with a gap for the number. */
  readonly does: string;
};

const said = (source: string): RegExp => new RegExp(`(?<![\\p{L}])\\p{L}*?(?:${source})`, 'iu');

/** The first that a text speaks of is taken; the narrower stand before the wider. */
const DOINGS: readonly Doing[] = [
  { sign: said('trygghetsvandring|trygghetsrond'), does: 'går minst {antal} trygghetsvandringar' },
  { sign: said('nattvandr'), does: 'ordnar minst {antal} nattvandringar' },
  {
    sign: said('fältarbet|fältverksam|uppsökande|fältare|fältgrupp'),
    does: 'är ute och träffar unga minst {antal} kvällar i veckan',
  },
  { sign: said('nykterhetskontroll|rattfylleri|alkoholkontroll'), does: 'gör minst {antal} nykterhetskontroller' },
  { sign: said('hastighetskontroll|fortkörning|hastighet'), does: 'mäter farten minst {antal} gånger i veckan' },
  {
    sign: said('trafikkontroll|trafikmiljö|trafiksäkerhet|trafik|buskörning|mopedkörning|a-traktor|epatraktor'),
    does: 'gör minst {antal} trafikkontroller',
  },
  { sign: said('hundsök|narkotikasök'), does: 'söker efter narkotika med hund minst {antal} gånger' },
  { sign: said('narkotika|droger|drogförsälj|langning|drogfri'), does: 'gör minst {antal} insatser mot narkotika' },
  { sign: said('tillsyn|serveringstillstånd|krogar|folköl|tobak'), does: 'gör minst {antal} tillsynsbesök' },
  {
    sign: said('fritidsgård|ungdomsgård|mötesplats'),
    does: 'håller fritidsgården öppen minst {antal} kvällar i veckan',
  },
  {
    sign: said('lovaktivitet|skollov|sommarlov|fritidsaktivitet|aktiviteter för'),
    does: 'ordnar lovaktiviteter minst {antal} dagar',
  },
  { sign: said('sommarjobb|feriearbet|feriejobb'), does: 'erbjuder minst {antal} unga sommarjobb' },
  { sign: said('ordningsvakt'), does: 'har ordningsvakter på plats minst {antal} kvällar i veckan' },
  { sign: said('trygghetsvärd|stadsvärd'), does: 'har trygghetsvärdar ute minst {antal} kvällar i veckan' },
  { sign: said('grannsamverkan|båtsamverkan'), does: 'startar grannsamverkan i minst {antal} områden' },
  { sign: said('gatubelysning|belysning|ljus'), does: 'byter eller sätter upp minst {antal} lampor' },
  { sign: said('buskage|häckar|buskar|grönska|röjning'), does: 'klipper buskar och häckar på minst {antal} platser' },
  { sign: said('klotter|sanering'), does: 'tar bort klotter inom {antal} arbetsdagar' },
  { sign: said('nedskräp|skräp|städ|renhållning'), does: 'städar minst {antal} platser varje vecka' },
  { sign: said('kamera'), does: 'sätter upp kameror på minst {antal} platser' },
  { sign: said('utbild|kompetens|kunskap om'), does: 'utbildar minst {antal} personer' },
  {
    sign: said('medborgardialog|dialog med|dialogen|samtal med boende'),
    does: 'håller minst {antal} möten där boende kan säga vad de tycker',
  },
  { sign: said('föräldr'), does: 'håller minst {antal} föräldramöten' },
  { sign: said('skol(?:an|or|orna|besök|närvaro)|elever'), does: 'besöker minst {antal} skolklasser' },
  { sign: said('näringsidkare|företagare|butik|handlare'), does: 'besöker minst {antal} butiker' },
  { sign: said('fastighetsägar|hyresvärd'), does: 'håller minst {antal} möten med fastighetsägarna' },
  { sign: said('civilsamhäll|förening'), does: 'håller minst {antal} möten med föreningarna' },
  {
    sign: said('polisnärvaro|synlig|närvaro|närvarande|patrull|fotpatrull|tillgänglig'),
    does: 'är ute till fots minst {antal} gånger i veckan',
  },
  {
    sign: said('informera|information|kommunikation|kommunicera|återkoppl'),
    does: 'berättar på webben vad som har gjorts minst {antal} gånger',
  },
  { sign: said('kontroll'), does: 'gör minst {antal} kontroller' },
  { sign: said('samverk|samarbet|samordn'), does: 'håller minst {antal} möten tillsammans' },
];

/** The doing that a text speaks of first, or null. */
export function doingIn(text: string): Doing | null {
  let first: { readonly doing: Doing; readonly at: number } | null = null;
  for (const doing of DOINGS) {
    const at = text.search(doing.sign);
    if (at >= 0 && (first === null || at < first.at)) first = { doing, at };
  }
  return first?.doing ?? null;
}
