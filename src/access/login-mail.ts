import { LOGIN_LINK_MINUTES } from '#access/lifetimes.ts';
import type { Lang } from '#access/person.ts';

export type LoginMail = { readonly subject: string; readonly text: string; readonly html: string };

type Words = {
  readonly subject: string;
  readonly before: string;
  readonly button: string;
  readonly after: string;
  readonly unasked: string;
};

const MINUTES = `${LOGIN_LINK_MINUTES}\u00a0`;
const WORDS: Readonly<Record<Lang, Words>> = {
  sv: {
    subject: 'Logga in i Löftet',
    before: 'Öppna länken och tryck på knappen, så är du inne i Löftet.',
    button: 'Logga in i Löftet',
    after: `Länken fungerar en gång och gäller i ${MINUTES}minuter.`,
    unasked: 'Har du inte bett om länken? Då behöver du inte göra något. Skicka den inte vidare till någon.',
  },
  'sv-x-lattlast': {
    subject: 'Logga in i Löftet',
    before: 'Öppna länken. Tryck sedan på knappen. Då är du inne i Löftet.',
    button: 'Logga in i Löftet',
    after: `Länken fungerar en gång. Den fungerar i ${MINUTES}minuter.`,
    unasked: 'Har du inte bett om länken? Då behöver du inte göra något. Ge inte länken till någon annan.',
  },
  en: {
    subject: 'Sign in to Löftet',
    before: 'Open the link and press the button to sign in to Löftet.',
    button: 'Sign in to Löftet',
    after: `The link works once, within ${MINUTES}minutes.`,
    unasked: 'Did you not ask for this link? Then you need not do anything. Do not forward it to anyone.',
  },
  ar: {
    subject: 'تسجيل الدخول إلى Löftet',
    before: 'افتح الرابط واضغط على الزر لتسجيل الدخول إلى Löftet.',
    button: 'تسجيل الدخول إلى Löftet',
    after: `يعمل الرابط مرة واحدة خلال ${MINUTES}دقيقة.`,
    unasked: 'ألم تطلب هذا الرابط؟ إذن لا داعي لفعل أي شيء. لا ترسله إلى أي شخص آخر.',
  },
  so: {
    subject: 'Gal Löftet',
    before: 'Fur xiriirka oo taabo badhanka si aad u gasho Löftet.',
    button: 'Gal Löftet',
    after: `Xiriirku hal mar ayuu shaqeeyaa, wuxuuna ansax yahay ${MINUTES}daqiiqo.`,
    unasked: 'Miyaanad codsan xiriirkan? Markaas waxba ha samayn. Cid kale ha u dirin.',
  },
};

/** The mail with a link that signs its receiver in, in their language. `address` is the link itself, of our own making. */
export function loginMail(lang: Lang, address: string): LoginMail {
  const { subject, before, button, after, unasked } = WORDS[lang];
  const href = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return {
    subject,
    text: [before, '', address, '', after, unasked, ''].join('\n'),
    html: [
      `<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>${subject}</title></head>`,
      `<body><p>${before}</p><p><a href="${href}">${button}</a></p><p>${after}</p><p>${unasked}</p></body></html>\n`,
    ].join(''),
  };
}
