import { bullet, heading, pack, para } from './docx-parts.ts';

/** One promise for two districts, lists under party headings, signed by two. */
export const rydeby = () =>
  pack([
    heading(1, 'Medborgarlöfte för Norrängen och Söderbacken 2023–2024'),
    para(
      'Rydeby kommun och Polismyndigheten lovar dig som bor i stadsdelarna Norrängen och Söderbacken följande under 2023 och 2024.',
    ),
    heading(2, 'Kommunens åtaganden'),
    bullet('Hålla bibliotekets filial i Norrängen öppen minst två kvällar i veckan'),
    bullet('Stödja föreningarna i Söderbacken'),
    bullet('Laga trasig belysning inom fem arbetsdagar'),
    heading(2, 'Polisens åtaganden'),
    bullet('Arbeta för en trygg trafikmiljö runt skolorna'),
    bullet('Ha en områdespolis på plats i båda stadsdelarna minst tre dagar i veckan'),
    heading(2, 'Gemensamma åtaganden'),
    bullet('Vi går minst två trygghetsvandringar per år, en i Norrängen och en i Söderbacken'),
    bullet('Vi berättar om resultatet i ett brev till alla hushåll senast i februari 2025'),
    heading(2, 'Underskrifter'),
    para('Rydeby 2022-12-12'),
    para('Ann-Sofie Grankvist\nKommunstyrelsens ordförande'),
    para('Mats Hedbrandt\nLokalpolisområdeschef'),
  ]);
