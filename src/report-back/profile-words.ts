import type { MemoForm } from '#reading/own-memo/memo-headings.ts';
import type { MemoProfile, ProfileText } from '#report-back/memo-profile.ts';

/** The shipped profiles, as a person chooses among them. */
export const FORM_WORDS: Readonly<Record<MemoForm, { readonly name: string; readonly means: string }>> = {
  skrivelse: {
    name: 'Tjänsteskrivelse',
    means: 'Numrerade förslag, tabell och löftesring, rubriker som de flesta kommuner har.',
  },
  tjansteutlatande: {
    name: 'Tjänsteutlåtande',
    means: 'Att-satser, förvaltningens bedömning och konsekvenserna var för sig, som i en större stad.',
  },
  kort: { name: 'Kort skrivelse', means: 'Det viktigaste först och en tabell, som i en mindre kommun.' },
};

export const TEXT_WORDS: Readonly<Record<ProfileText, { readonly name: string; readonly help: string }>> = {
  method: { name: 'Vad ett medborgarlöfte är', help: 'Står först under ärendet. Töm fältet om ingenting ska stå där.' },
  agreements: { name: 'Före överenskommelserna', help: 'Står under bakgrunden, före listan. Sluta med kolon.' },
  consultation: {
    name: 'Före samrådsparterna',
    help: 'Sluta med kolon. ”Samtliga tillstyrker” skriver Löftet självt, när det är sant.',
  },
  proposals: { name: 'Före förslagen till beslut', help: 'Till exempel ”{Beslutande} beslutar”. Tomt = ingen rad.' },
  signatures: { name: 'Före underskrifterna', help: 'Till exempel ”För {förvaltning}”. Tomt = ingen rad.' },
};

export const PROPOSALS_WORDS: Readonly<Record<MemoProfile['proposals'], string>> = {
  numbers: 'Numrerade meningar: ”1. Kommunstyrelsen godkänner …”',
  att: 'Att-satser: ”att godkänna …”',
};

export const OVERVIEW_WORDS: Readonly<Record<MemoProfile['overview'], string>> = {
  'table-and-ring': 'Tabell och löftesring',
  table: 'Tabell',
  none: 'Ingenting',
};
