import { bullet, heading, numbered, pack, para } from './docx-parts.ts';

/** Word's numbered list for the points and bullets for what was done, with a typed dash among them and empty paragraphs. */
export const ormnas = () =>
  pack(
    [
      para('Ormnäs kommun\nSamhällsbyggnadsförvaltningen'),
      heading(1, 'Slutrapport för medborgarlöftet 2022 i Hamnstaden'),
      para(''),
      para(
        'Ormnäs kommun och Polisen lovade att göra fyra saker i Hamnstaden under 2022. Rapporten är skriven av samhällsbyggnadsförvaltningen och kommunpolisen.',
      ),
      heading(2, 'Det lovade kommunen'),
      numbered('Vi ska rusta upp gångtunneln vid Skeppsgatan.'),
      bullet('Nya lampor har satts upp på 16 ställen.', 1),
      bullet('Väggarna har målats tillsammans med elever från Hamnskolan.', 1),
      para(''),
      numbered('Vi ska ha minst tre öppna lovaktiviteter i Hamnparken.'),
      bullet('Fyra öppna lovaktiviteter har genomförts i Hamnparken.', 1),
      bullet('Sammanlagt kom 310 barn och ungdomar.', 1),
      heading(2, 'Det lovade polisen'),
      numbered('Vi ska kontrollera bilar som kör för fort på Kajgatan.'),
      bullet('33 hastighetskontroller har gjorts på Kajgatan.', 1),
      para(''),
      para(''),
      heading(2, 'Det lovade vi tillsammans'),
      numbered('Vi ska träffa näringsidkarna i Hamnstaden två gånger.'),
      bullet('Ett möte med näringsidkarna hölls den 11 maj. Det andra mötet ställdes in.', 1),
      bullet('Punkten tas med i medborgarlöftet för 2023.', 1),
      para(''),
      heading(2, 'Vad händer nu?'),
      para('Ett nytt medborgarlöfte undertecknas i mars 2023.'),
      para('Ormnäs den 6 februari 2023'),
    ],
    { header: 'Ormnäs kommun', footer: 'Slutrapport' },
  );
