import { bullet, heading, numbered, pack, para } from './docx-parts.ts';

/** Tjänsteutlåtande with Word's styles; registry number and date stand only in the page header. */
export const alvsunda = () =>
  pack(
    [
      heading(1, 'Medborgarlöftet 2019 i Åkerby – slutredovisning'),
      heading(2, 'Förslag till beslut'),
      para('Stadsledningskontoret föreslår att kommunstyrelsen beslutar'),
      numbered('att godkänna slutredovisningen av medborgarlöftet 2019 för Åkerby'),
      numbered('att överlämna slutredovisningen av medborgarlöftet 2019 för Åkerby till Polismyndigheten'),
      heading(2, 'Sammanfattning'),
      para(
        'Älvsunda kommun och polisen gav ett medborgarlöfte till dem som bor i stadsdelen Åkerby. Löftet gällde 2019 och hade fyra punkter. I utlåtandet redovisas vad som har gjorts.',
      ),
      heading(2, 'Bakgrund till ärendet'),
      para(
        'Löftet bygger på en enkät till hushållen i Åkerby hösten 2018. Hastigheten på Åkerbyvägen och det tomma centrumet på kvällarna var det som flest tog upp.',
      ),
      heading(2, 'Redovisning av löftets punkter'),
      heading(3, '1. Kommunen ska se över trafikmiljön vid Åkerbyskolan.'),
      para(
        'Utfall: Trafikenheten har gått igenom vägarna runt Åkerbyskolan och lämnat ett förslag till tekniska nämnden.',
      ),
      heading(3, '2. Kommunen och polisen ska ha minst tre dialogmöten med de boende.'),
      para(
        'Utfall: Tre dialogmöten med de boende har hållits. Punkten avslutas och tas inte med i nästa medborgarlöfte.',
      ),
      heading(3, '3. Polisen ska genomföra hastighetskontroller på Åkerbyvägen.'),
      para(
        'Utfall: Polisen har genomfört 31 hastighetskontroller på Åkerbyvägen. Andelen förare som körde för fort minskade från 18 till 11 procent enligt kommunens mätning.',
      ),
      heading(3, '4. Polisen ska gå till fots i Åkerby centrum på fredagar och lördagar.'),
      para(
        'Utfall: Pågår. Polisen har gått till fots i Åkerby centrum två kvällar i veckan, på fredagar och lördagar. Arbetet fortsätter under 2020.',
      ),
      heading(2, 'Barnkonsekvenser'),
      para('Säkrare vägar vid Åkerbyskolan gör att fler barn kan gå själva till skolan.'),
      heading(2, 'Ekonomi'),
      para('Insatserna har rymts inom nämndernas budget.'),
      heading(2, 'Samråd'),
      para(
        'Ärendet har stämts av med kommunpolisen, som inte har något att erinra. Barn- och utbildningsförvaltningen tillstyrker redovisningen.',
      ),
      heading(2, 'Facklig samverkan'),
      para('Information enligt 19 § MBL har lämnats den 2 mars 2020.'),
      heading(2, 'Beslutsunderlag'),
      bullet('Stadsledningskontorets tjänsteutlåtande 2020-03-09'),
      bullet('Mätning av hastigheter på Åkerbyvägen, tekniska förvaltningen 2019-11-20'),
      heading(2, 'Expedieras till'),
      bullet('Polismyndigheten'),
      bullet('Tekniska nämnden'),
      para('Stadsledningskontoret'),
      para('Marie Backlund\nStadsdirektör'),
      para('Hans Ekmark\nTrygghetschef'),
    ],
    { header: 'Älvsunda kommun   Tjänsteutlåtande   Dnr KS 2020-134   2020-03-09', footer: 'Stadsledningskontoret' },
  );
