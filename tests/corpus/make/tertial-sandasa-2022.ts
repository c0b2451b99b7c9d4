import { heading, pack, para, table } from './docx-parts.ts';

/** The tertial table: promise x T1-T3, the last column left empty. */
export const sandasa = () =>
  pack(
    [
      heading(1, 'Tertialuppföljning av medborgarlöfte Gullvivan 2022'),
      para(
        'Sandåsa kommun och Polismyndigheten följer upp medborgarlöftet för Gullvivan varje tertial. Ansvarig för varje punkt fyller i tabellen.',
      ),
      table([
        ['Löfte', 'Ansvarig', 'Tertial 1', 'Tertial 2', 'Tertial 3'],
        [
          'Kommunen erbjuder alla barn i årskurs 4–6 en fritidsaktivitet.',
          'Kommunen',
          'Schack, dans och fotboll startade i februari. 86 barn deltog.',
          'Sommarkollo vecka 25–27 med 40 barn.\nHöstens aktiviteter började i augusti.',
          '',
        ],
        [
          'Polisen finns på plats i Gullvivans centrum varje vecka.',
          'Polisen',
          'Polisen var på plats i centrum två dagar i veckan.',
          'Pågår. Polisen var på plats i centrum en dag i veckan under semestern och två dagar i veckan därefter.',
          '',
        ],
        [
          'Vi genomför minst en trygghetsvandring per tertial.',
          'Kommunen och polisen',
          'En trygghetsvandring genomfördes den 26 april.',
          'Ej genomförd. Vandringen i augusti ställdes in på grund av ovädret.',
          '',
        ],
      ]),
      para(''),
      para('Tabellen uppdaterades senast den 10 februari 2023 av trygghetssamordnaren.'),
    ],
    { header: 'Sandåsa kommun   Kommunledningskontoret   Dnr KS 2022-118', footer: 'Tertialuppföljning' },
  );
