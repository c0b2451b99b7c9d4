import { looksLikeHeading, pack, para } from './docx-parts.ts';

/** No styles, numbers typed by hand, English words in the Swedish, "-" bullets as text. */
export const gavunda = () =>
  pack([
    looksLikeHeading('Uppföljning av medborgarlöftet i Gavunda city 2024', 18),
    para('Gavunda kommun och Polisen  –  lägesrapport efter årets slut'),
    looksLikeHeading('Fokusområde Nattliv', 14),
    para('1) Polisen ska patrullera de hot spots som EST-gruppen pekar ut.'),
    para(
      'Svar: Genomfört. Polisen patrullerade fyra hot spots minst tre gånger i veckan. Street team från kommunen följde med vid 12 tillfällen.',
    ),
    para('2) Kommunen ska ordna after school på tre skolor.'),
    para('Svar: Delvis genomfört. After school finns på två skolor. Den tredje skolan, Parkskolan, byggs om.'),
    looksLikeHeading('Fokusområde Trafik', 14),
    para('3) Polisen och kommunen ska bjuda in förare av EPA-traktorer till minst två meet ups.'),
    para(
      'Svar: Ej genomfört. Det första mötet fick ställas in för att lokalen var dubbelbokad. Punkten förs över till nästa års löfte.',
    ),
  ]);
