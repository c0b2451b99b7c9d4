import type { Choice, Element, QuestionForm, Words } from '#dialogue/question-form.ts';

const words = (sv: string, easy: string, en: string, ar: string, so: string): Words => ({
  sv,
  'sv-x-lattlast': easy,
  en,
  ar,
  so,
});
const choice = (value: string, text: Words): Choice => ({ value, text });

/** The usual problems of a safety dialogue; a municipality's themes begin with them. */
export const USUAL_PROBLEMS: readonly Choice[] = [
  choice('narkotika', words('Narkotika', 'Droger', 'Drugs', 'المخدرات', 'Daroogo')),
  choice(
    'brak',
    words('Bråk och hot', 'Bråk och hot', 'Fights and threats', 'الشجار والتهديد', 'Dagaal iyo hanjabaad'),
  ),
  choice(
    'inbrott',
    words('Inbrott och stöld', 'Inbrott och stöld', 'Burglary and theft', 'السطو والسرقة', 'Jabsasho iyo xatooyo'),
  ),
  choice(
    'skadegorelse',
    words(
      'Skadegörelse och klotter',
      'Saker som förstörs',
      'Vandalism and graffiti',
      'التخريب والكتابة على الجدران',
      'Burburin iyo qoraal derbi',
    ),
  ),
  choice(
    'trafik',
    words(
      'Trafik och buskörning',
      'Bilar som kör fort',
      'Traffic and reckless driving',
      'المرور والقيادة المتهورة',
      'Taraafikada iyo wadista halista ah',
    ),
  ),
  choice(
    'morker',
    words(
      'Mörka och otrygga platser',
      'Mörka platser',
      'Dark and unsafe places',
      'أماكن مظلمة وغير آمنة',
      'Meelo mugdi ah oo aan ammaan ahayn',
    ),
  ),
  choice('skrap', words('Skräp och nedskräpning', 'Skräp', 'Litter', 'القمامة', 'Qashin')),
  choice(
    'vuxna',
    words(
      'För få vuxna och poliser ute',
      'För få vuxna och poliser ute',
      'Too few adults and police around',
      'قلة البالغين والشرطة في الخارج',
      'Dadka waaweyn iyo booliiska oo yar',
    ),
  ),
  choice('annat', words('Något annat', 'Något annat', 'Something else', 'شيء آخر', 'Wax kale')),
];

const AGES: readonly Choice[] = [
  choice('under-15', words('Under 15 år', 'Under 15 år', 'Under 15', 'أقل من 15 سنة', 'Ka yar 15 sano')),
  choice('a-15-24', words('15–24 år', '15–24 år', '15–24', '15–24 سنة', '15–24 sano')),
  choice('a-25-44', words('25–44 år', '25–44 år', '25–44', '25–44 سنة', '25–44 sano')),
  choice('a-45-64', words('45–64 år', '45–64 år', '45–64', '45–64 سنة', '45–64 sano')),
  choice(
    'a-65',
    words('65 år eller äldre', '65 år eller äldre', '65 or older', '65 سنة أو أكثر', '65 sano ama ka weyn'),
  ),
];

const SEXES: readonly Choice[] = [
  choice('kvinna', words('Kvinna', 'Kvinna', 'Woman', 'امرأة', 'Dumar')),
  choice('man', words('Man', 'Man', 'Man', 'رجل', 'Rag')),
  choice(
    'annat',
    words(
      'Annat eller vill inte svara',
      'Annat eller vill inte svara',
      'Other, or prefer not to say',
      'غير ذلك أو لا أريد الإجابة',
      'Mid kale ama ma rabo inaan jawaabo',
    ),
  ),
];

/**
 * Questions that a dialogue can begin with, in all languages: what worries most and where and when, how safe it feels, what
 * should be done, and two questions of who answers. `places` are named in Swedish alone, as they are called.
 */
export function standardForm(title: Words, places: readonly string[]): QuestionForm {
  const named = places.map((place, at) => choice(`plats-${at + 1}`, words(place, place, place, place, place)));
  const elsewhere = choice(
    'annan-plats',
    words('En annan plats', 'En annan plats', 'Another place', 'مكان آخر', 'Meel kale'),
  );
  return {
    format: 'loftet-form/1',
    title,
    elements: [
      {
        type: 'worry',
        name: 'oro',
        title: words(
          'Vad oroar dig mest här?',
          'Vad oroar dig mest här?',
          'What worries you most here?',
          'ما الذي يقلقك أكثر هنا؟',
          'Maxaa halkan ugu badan kuu welwel geliya?',
        ),
        description: words(
          'Välj upp till tre saker. Var och när kan du lämna tomt.',
          'Välj högst tre saker.',
          'Choose up to three matters. Where and when may be left empty.',
          'اختر حتى ثلاثة أمور. يمكنك ترك المكان والوقت فارغين.',
          'Dooro ilaa saddex arrimood. Goobta iyo waqtiga waad ka tagi kartaa.',
        ),
        places: [...named, elsewhere],
        problems: USUAL_PROBLEMS,
      },
      {
        type: 'rating',
        name: 'trygg',
        title: words(
          'Hur trygg känner du dig här?',
          'Hur trygg är du här?',
          'How safe do you feel here?',
          'ما مدى شعورك بالأمان هنا؟',
          'Intee ayaad ammaan ku dareemaysaa halkan?',
        ),
        rateMin: 1,
        rateMax: 5,
        minRateDescription: words(
          'mycket otrygg',
          'mycket otrygg',
          'very unsafe',
          'غير آمن إطلاقًا',
          'aad u ammaan la’',
        ),
        maxRateDescription: words('mycket trygg', 'mycket trygg', 'very safe', 'آمن جدًا', 'aad u ammaan ah'),
      },
      {
        type: 'comment',
        name: 'gora',
        title: words(
          'Vad borde kommunen och polisen göra?',
          'Vad borde kommunen och polisen göra?',
          'What should the municipality and the police do?',
          'ماذا يجب أن تفعل البلدية والشرطة؟',
          'Maxay tahay in degmada iyo booliisku sameeyaan?',
        ),
        maxLength: 1_000,
      },
      {
        type: 'radiogroup',
        name: 'alder',
        title: words(
          'Hur gammal är du?',
          'Hur gammal är du?',
          'How old are you?',
          'كم عمرك؟',
          'Imisa jir ayaad tahay?',
        ),
        choices: AGES,
        group: 'age',
      },
      {
        type: 'radiogroup',
        name: 'kon',
        title: words(
          'Är du kvinna eller man?',
          'Är du kvinna eller man?',
          'Are you a woman or a man?',
          'هل أنت امرأة أم رجل؟',
          'Ma tahay dumar mise rag?',
        ),
        choices: SEXES,
        group: 'sex',
      },
    ],
  };
}

/** The only question of a form that has nothing else yet. */
export function oneOpenQuestion(): Element {
  return {
    type: 'comment',
    name: 'sag',
    title: words(
      'Vad vill du säga till oss?',
      'Vad vill du säga till oss?',
      'What would you like to tell us?',
      'ماذا تريد أن تقول لنا؟',
      'Maxaad jeceshahay inaad noo sheegto?',
    ),
    maxLength: 1_000,
  };
}
