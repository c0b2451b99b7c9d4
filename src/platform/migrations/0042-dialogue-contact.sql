-- Whoever answers may leave an address to hear what comes of it. It lies apart from the answer, locked with the installation's
-- secret, and goes when they say so, when it is not confirmed, and by its date. So these rows are not kept for ever, and are no
-- part of an export. Days and no hours, and ids that tell none: the row points at an answer.

create table dialogue_contact (
  municipality_id uuid not null,
  id uuid not null,
  dialogue_id uuid not null,
  input_id uuid not null,
  address_hash hash not null,
  address bytea not null,
  token_hash hash not null,
  end_hash hash not null,
  lang lang not null,
  asked_on date not null,
  confirmed boolean not null default false,
  erase_on date not null,
  primary key (municipality_id, id),
  unique (municipality_id, input_id),
  unique (municipality_id, token_hash),
  unique (municipality_id, end_hash),
  foreign key (municipality_id, dialogue_id) references dialogue,
  foreign key (municipality_id, input_id) references input,
  check (erase_on > asked_on)
);
create index contact_by_address on dialogue_contact (municipality_id, dialogue_id, address_hash);
comment on table dialogue_contact is 'De som har svarat i en dialog och vill ha mejl om vad det blir av svaret';
comment on column dialogue_contact.dialogue_id is 'Dialogen';
comment on column dialogue_contact.input_id is 'Svaret';
comment on column dialogue_contact.address_hash is 'Adressens avtryck i dialogen, gjort med installationens hemlighet';
comment on column dialogue_contact.address is 'E-postadressen, krypterad';
comment on column dialogue_contact.token_hash is 'SHA-256 av nyckeln i länken som bekräftar';
comment on column dialogue_contact.end_hash is 'SHA-256 av nyckeln i länken som avslutar';
comment on column dialogue_contact.lang is 'Språket i mejlen';
comment on column dialogue_contact.asked_on is 'Dagen i Sverige då adressen lämnades; tas bort efter två dagar om den inte bekräftas';
comment on column dialogue_contact.confirmed is 'Om någon som läser mejl på adressen har sagt ja';
comment on column dialogue_contact.erase_on is 'Dagen då adressen tas bort';

call wall('dialogue_contact');
grant delete on dialogue_contact to loftet_app;
grant update (confirmed) on dialogue_contact to loftet_app;
call describe_common();
