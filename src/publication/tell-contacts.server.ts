import { sql } from 'kysely';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { wordsIn } from '#dialogue/question-form.ts';
import { themeWords, type Themes } from '#dialogue/theme.ts';
import { loadThemeAnswers, loadThemes, themesOfInputs } from '#dialogue/theme-queries.server.ts';
import { currentMunicipality, listMunicipalities } from '#places/places-queries.server.ts';
import { publicLanguages } from '#places/public-languages.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { queueMail } from '#platform/mail/queue-mail.server.ts';
import { unseal } from '#platform/mail/seal.server.ts';
import { siteAddress } from '#platform/site-address.ts';
import { pathIn, type Lang } from '#platform/texts/languages.ts';
import { pointsOfThemes } from '#promise/theme-links.server.ts';
import { contactEndPath } from '#publication/contact.ts';
import { contactNewsMail } from '#publication/contact-news-mail.ts';
import { eventsOf, isOver, type ContactEvent, type Said } from '#publication/contact-news.ts';
import { contactToken } from '#publication/follower-keys.server.ts';
import { letGoOf } from '#publication/forget-contacts.server.ts';
import { boundContact } from '#publication/leave-contact.server.ts';
import { lockAddress } from '#publication/lock-address.server.ts';
import type { PublicationTables } from '#publication/tables.ts';
import { toldPoints, type PointTold } from '#publication/told-points.server.ts';

type Telling = Pick<Context, 'db' | 'secret' | 'config'>;
type In = { readonly tx: Tx; readonly municipalityId: string };

/** Tells those who answered dialogues, in every municipality. What goes wrong in one does not stop the others. */
export async function tellAllContacts(ctx: Telling, today: string): Promise<void> {
  for (const { id } of await listMunicipalities(ctx.db))
    await tellContacts(ctx, id, today).catch((fault: unknown) => logFault('mejlen till dem som svarat', fault));
}

/** An address in a dialogue, with all its answers. */
type Contact = {
  readonly id: string;
  readonly dialogueId: string;
  readonly mark: string;
  readonly lang: Lang;
  readonly heldFrom: string;
  readonly inputIds: readonly string[];
  readonly told: readonly string[];
};

/**
 * Writes to those who left an address what has come of what they said, each thing once. It is worked out of what is
 * published now and of what each has been told, so that it can run at any time and as often as one likes. With the last of it the address goes.
 * @returns how many mails were written
 */
export async function tellContacts(ctx: Telling, municipalityId: string, today: string): Promise<number> {
  const waiting = await inMunicipality(ctx.db, municipalityId, async (tx) => {
    const work = { tx, municipalityId };
    const contacts = await listContacts(work);
    return contacts.length === 0 ? [] : withEvents(work, contacts, today);
  });
  let written = 0;
  const faults: unknown[] = [];
  for (const one of waiting)
    await inMunicipality(ctx.db, municipalityId, (tx) => tellOne(ctx, { tx, municipalityId }, one, today)).then(
      (told) => void (written += told ? 1 : 0),
      (fault: unknown) => void faults.push(fault),
    );
  if (faults.length > 0)
    throw new AggregateError(faults, `${faults.length} mails to those who answered could not be written`);
  return written;
}

async function listContacts({ tx, municipalityId }: In): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    select min(c.id::text) as id, c.dialogue_id as "dialogueId", c.address_hash as mark,
      (array_agg(c.lang order by c.asked_on desc, c.id))[1] as lang, min(v.held_from)::text as "heldFrom",
      array_agg(c.input_id::text) as "inputIds",
      array(select t.event from dialogue_contact_told t where (t.municipality_id, t.dialogue_id, t.address_hash)
        = (${municipalityId}::uuid, c.dialogue_id, c.address_hash)) as told
    from dialogue_contact c
    join lateral (select v.held_from from dialogue_version v where (v.municipality_id, v.dialogue_id) = (c.municipality_id, c.dialogue_id)
      order by v.no desc limit 1) v on true
    where c.municipality_id = ${municipalityId} and c.confirmed group by c.dialogue_id, c.address_hash`.execute(tx);
  return rows;
}

type Waiting = Contact & { readonly events: readonly ContactEvent[]; readonly last: boolean };

async function withEvents(work: In, contacts: readonly Contact[], today: string): Promise<Waiting[]> {
  const themes = await loadThemes(work);
  const byInput = await themesOfInputs(
    work,
    themes,
    contacts.flatMap(({ inputIds }) => inputIds),
  );
  const links = await pointsOfThemes(work, themes);
  const declined = await declinedThemes(work, themes, today);
  const languages = await publicLanguages(work);
  const ids = [...new Set(links.map(({ pointId }) => pointId))];
  const spoken = new Map<Lang, ReadonlyMap<string, PointTold>>();
  for (const lang of new Set(contacts.map((one) => one.lang)))
    spoken.set(lang, await toldPoints(work, ids, languages.includes(lang) ? lang : 'sv'));
  return contacts.flatMap((contact) => {
    const points = spoken.get(contact.lang);
    const own = [...new Set(contact.inputIds.flatMap((id) => byInput.get(id) ?? []))];
    const said = own.map((themeId): Said => {
      const linked = links.filter((link) => link.themeId === themeId);
      return {
        themeId,
        // What was promised before anybody was asked did not come of it.
        points: linked
          .flatMap(({ pointId }) => points?.get(pointId) ?? [])
          .filter(({ firstDay }) => firstDay >= contact.heldFrom),
        declined: declined.find((one) => one.themeId === themeId && one.dialogueId === contact.dialogueId) ?? null,
      };
    });
    const events = eventsOf(said).filter(({ event }) => !contact.told.includes(event));
    return events.length === 0 ? [] : [{ ...contact, events, last: isOver(said) }];
  });
}

/** The reasons that are told: of dialogues that are closed, from the day after they were written, so that a slip can be mended. */
async function declinedThemes(work: In, themes: Themes, today: string) {
  const { rows } = await sql<{ key: string }>`
    select distinct on (a.dialogue_id, a.theme_id) a.dialogue_id || ' ' || a.theme_id as key from theme_answer a
    where a.municipality_id = ${work.municipalityId} and (a.at at time zone 'Europe/Stockholm')::date < ${today}::date
      and not exists (select from theme_answer later where (later.municipality_id, later.dialogue_id, later.theme_id)
        = (a.municipality_id, a.dialogue_id, a.theme_id) and later.no > a.no)
      and (select s.step from dialogue_step s where (s.municipality_id, s.dialogue_id) = (a.municipality_id, a.dialogue_id)
        order by s.no desc limit 1) = 'closed'`.execute(work.tx);
  const ripe = new Set(rows.map(({ key }) => key));
  return (await loadThemeAnswers(work)).flatMap(({ dialogueId, themeId, body }) =>
    body === null || !ripe.has(`${dialogueId} ${themeId}`)
      ? []
      : [{ dialogueId, themeId, body, theme: themeWords(themes, themeId) }],
  );
}

async function tellOne(ctx: Telling, work: In, contact: Waiting, today: string): Promise<boolean> {
  const { tx, municipalityId } = work;
  const { id, dialogueId, mark, lang, last } = contact;
  await lockAddress(tx, municipalityId, mark);
  const { rows } = await sql<{ address: Buffer }>`select address from dialogue_contact
    where municipality_id = ${municipalityId} and id = ${id}`.execute(tx);
  const [kept] = rows;
  if (kept === undefined) return false; // ended meanwhile
  const events = await markTold(work, contact, today);
  if (events.length === 0) return false; // somebody else was first
  const municipality = await currentMunicipality(tx, municipalityId);
  const dialogue = await loadDialogue(work, dialogueId);
  const site = siteAddress(ctx.config);
  const end = `${site}${pathIn(lang, contactEndPath(municipality.slug, contactToken(ctx.secret, 'contact-end', id)))}`;
  const title = wordsIn(lang, (dialogue.asked ?? dialogue).form.title).text;
  const mail = contactNewsMail({ lang, municipality, title, events, last, site, end });
  const dedupe = `contact-news:${id}:${contentHash(events.map(({ event }) => event))}`;
  const person = { id, email: unseal(ctx.secret, boundContact(id), kept.address), lang };
  const oneClick = last ? undefined : end;
  await queueMail(tx, ctx, { dedupe, kind: 'contact-news', receiver: 'follower', person, oneClick, ...mail });
  if (last) await letGoOf(tx, municipalityId, { dialogueId, mark });
  return true;
}

/** What nobody has told the address yet: said to be told now, in the transaction that writes the mail. */
async function markTold(
  { tx, municipalityId }: In,
  { dialogueId, mark, events }: Waiting,
  today: string,
): Promise<readonly ContactEvent[]> {
  const added = await tx
    .withTables<PublicationTables>()
    .insertInto('dialogue_contact_told')
    .values(
      events.map(({ event }) => ({
        municipality_id: municipalityId,
        dialogue_id: dialogueId,
        address_hash: mark,
        event,
        told_on: today,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('event')
    .execute();
  const fresh = new Set(added.map(({ event }) => event));
  return events.filter(({ event }) => fresh.has(event));
}
