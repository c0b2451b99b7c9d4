import type { AttackedSite } from './attacked-site.ts';

export type Who =
  | 'coordinator'
  | 'liaison'
  | 'contact'
  | 'policeContact'
  | 'approver'
  | 'member'
  | 'communicator'
  | 'auditor'
  | 'administrator'
  | 'ended'
  | 'shutOut';

/** What an attacker sends. */
export type Sent = {
  /** Whose session comes along; none where left out. */
  readonly as?: Who;
  readonly at: string;
  /** POST where there is something to send, else GET. */
  readonly method?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** A file beside the fields: its field, name and bytes. */
  readonly file?: { readonly field: string; readonly name: string; readonly bytes: Uint8Array };
  /** In place of fields. */
  readonly raw?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** The page that it says it comes from; null: it says nothing. Our own where left out. */
  readonly origin?: string | null;
  readonly cookie?: string;
};

/** The one event that an attack leaves, by whom it names; or why it leaves none. */
export type Kept =
  | {
      readonly type: string;
      readonly by?: Who | 'anna' | 'bo' | 'used';
      readonly data?: Readonly<Record<string, string>>;
    }
  | { readonly none: string };

export type Attack = {
  readonly name: string;
  readonly how: (site: AttackedSite) => Sent | Promise<Sent>;
  readonly status: number;
  /** Words of the sentence that the attacker gets. */
  readonly says: string;
  readonly kept: Kept;
};

export const AT_THE_DOOR = 'nekas vid dörren innan någon frågar vem det var; loggen säger det utan adress';
export const A_MISTAKE = 'ett fel i ett fält, som sidan säger till om; vem som helst skriver fel';
export const NOBODY = 'ingen är inloggad och ingen länk har prövats';
export const refusedTo = (action: string, by: Who): Kept => ({ type: 'refused', by, data: { action } });
export const nothingThere = (by: Who): Kept => ({ type: 'nothing-there', by });
