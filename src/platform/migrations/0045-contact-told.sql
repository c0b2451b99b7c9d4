-- What those who answered have been told, each thing once for an address in a dialogue, however many of its answers it is about.
-- It goes with the address.

create table dialogue_contact_told (
  municipality_id uuid not null,
  dialogue_id uuid not null,
  address_hash hash not null,
  event text not null check (event ~ '^(?:promised|followed|closed|removed|declined):[0-9a-f-]{36}(?::[0-9-]{20})?$'),
  told_on date not null,
  primary key (municipality_id, dialogue_id, address_hash, event),
  foreign key (municipality_id, dialogue_id) references dialogue
);
comment on table dialogue_contact_told is 'Vad de som har svarat i en dialog har fått mejl om';
comment on column dialogue_contact_told.dialogue_id is 'Dialogen';
comment on column dialogue_contact_told.address_hash is 'Adressens avtryck i dialogen, gjort med installationens hemlighet';
comment on column dialogue_contact_told.event is 'Händelsen: promised (blev ett löfte), followed (följdes upp), closed (avslutades), removed (togs bort) eller declined (ledde inte till något löfte), med punktens eller temats beteckning';
comment on column dialogue_contact_told.told_on is 'Dagen i Sverige';

call wall('dialogue_contact_told');
grant delete on dialogue_contact_told to loftet_app;
call describe_common();
