import type { MailLang } from '#platform/mail/tables.ts';

/** What stands round the day's notices. The notices themselves are in Swedish, as the promise is. */
export type FrameWords = {
  readonly subject: (count: number) => string;
  readonly hello: string;
  readonly intro: string;
  /** Above the link to what one is asked; and above the office where one signs in. */
  readonly answer: string;
  readonly open: string;
  /** Where the rest is, when the link leads to one thing of several. */
  readonly rest: string;
  readonly why: string;
  /** Said where the notices are in another language than the frame. */
  readonly inSwedish: string | null;
  readonly direction: 'ltr' | 'rtl';
};

const SV: FrameWords = {
  subject: (count) => (count === 1 ? 'Löftet: en sak väntar på dig' : `Löftet: ${count} saker väntar på dig`),
  hello: 'Hej!',
  intro: 'Det här behöver du veta i dag:',
  answer: 'Svara här. Du behöver inte logga in. Länken är bara din, så skicka den inte vidare:',
  open: 'Logga in här:',
  rest: 'Resten ser du när du loggar in i Löftet.',
  why: 'Du får mejlet för att du arbetar med ett medborgarlöfte. Du får högst ett sådant mejl om dagen.',
  inSwedish: null,
  direction: 'ltr',
};

/** Somali is missing: until somebody who writes it well has, such mail is in Swedish. */
const WORDS: Partial<Record<MailLang, FrameWords>> = {
  sv: SV,
  'sv-x-lattlast': {
    ...SV,
    intro: 'Här är det du behöver veta i dag:',
    answer:
      'Klicka på länken och svara.\nDu behöver inte logga in.\nLänken är bara för dig. Ge den inte till någon annan:',
    open: 'Klicka på länken och logga in:',
    rest: 'Logga in i Löftet om du vill se resten.',
    why: 'Du får mejlet för att du arbetar med ett medborgarlöfte.\nDu får bara ett mejl om dagen.',
  },
  en: {
    subject: (count) =>
      count === 1 ? 'Löftet: one thing is waiting for you' : `Löftet: ${count} things are waiting for you`,
    hello: 'Hello,',
    intro: 'This is what you need to know today:',
    answer: 'Answer here. You do not need to sign in. The link is yours alone, so please do not pass it on:',
    open: 'Sign in here:',
    rest: 'You will find the rest when you sign in to Löftet.',
    why: 'You get this mail because you work with a citizen promise. You get at most one such mail a day.',
    inSwedish: 'The details are in Swedish.',
    direction: 'ltr',
  },
  ar: {
    subject: (count) => (count === 1 ? 'Löftet: لديك مهمة واحدة' : `Löftet: عدد المهام التي تنتظرك: ${count}`),
    hello: 'مرحباً،',
    intro: 'هذا ما تحتاج إلى معرفته اليوم:',
    answer: 'يمكنك الإجابة هنا دون تسجيل الدخول. هذا الرابط خاص بك، فلا ترسله إلى أي شخص آخر:',
    open: 'سجّل الدخول هنا:',
    rest: 'ستجد الباقي عند تسجيل الدخول إلى Löftet.',
    why: 'وصلتك هذه الرسالة لأنك تعمل على تعهّد للمواطنين. تصلك رسالة واحدة من هذا النوع في اليوم كحد أقصى.',
    inSwedish: 'التفاصيل باللغة السويدية.',
    direction: 'rtl',
  },
};

/** The frame in somebody's language; Swedish where there is none. */
export function frameWords(lang: MailLang): { readonly lang: MailLang; readonly words: FrameWords } {
  const words = WORDS[lang];
  return words === undefined ? { lang: 'sv', words: SV } : { lang, words };
}
