-- A translation keeps the Swedish words that it was made from, so that whoever mends it sees what has changed since.
alter table translation add column made_from text check (length(made_from) between 1 and 20000);
comment on column translation.made_from is 'Den svenska texten den gjordes från; tomt för dem som skrevs innan den sparades';

-- Somebody who reads the language answers for one version of one translation; another version is another text.
create table translation_approval (
  municipality_id uuid not null,
  translation_id uuid not null,
  by_person uuid not null,
  at timestamptz not null default now(),
  primary key (municipality_id, translation_id),
  foreign key (municipality_id, translation_id) references translation
);
comment on table translation_approval is 'Översättningar som någon som kan språket har läst och godkänt';
comment on column translation_approval.translation_id is 'Versionen av översättningen som är godkänd';
call wall('translation_approval');
call keep_for_ever('translation_approval');
call describe_common();
