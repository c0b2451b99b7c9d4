-- What everybody may search in: one row for each page as it is published now, in each language, made of the page's stored
-- model and of nothing else. It belongs to the installation, since whoever looks for a district need not know whose it is:
-- everybody reads it, and only the municipality itself writes its rows. It can be made anew at any time, so that it is no
-- part of a municipality's export (`of_municipality` rather than `municipality_id`).

-- For words that are spelt nearly right. The database's owner may make it; it comes with PostgreSQL's contrib.
create extension if not exists pg_trgm;

-- What bends the words of a language. Easy Swedish is Swedish; Somali has no such thing in PostgreSQL.
create function search_dictionary(of_lang text) returns regdictionary language sql immutable as $$
  select case of_lang when 'en' then 'pg_catalog.english_stem' when 'ar' then 'pg_catalog.arabic_stem'
    when 'so' then 'pg_catalog.simple' else 'pg_catalog.swedish_stem' end::regdictionary
$$;

-- Words with their stems; a word that says nothing ("och") has none. Those of Swedish stand in every language: what nobody
-- has translated is shown in Swedish.
create function search_lexemes(of_lang text, of_words text[]) returns text[] language sql immutable as $$
  select coalesce(array_agg(distinct lexeme), '{}') from unnest(of_words) as word
  cross join lateral unnest(array[word] || ts_lexize(search_dictionary(of_lang), word)
    || ts_lexize(search_dictionary('sv'), word)) as lexeme
$$;

create table search_document (
  id uuid primary key default gen_random_uuid(),
  of_municipality uuid not null references municipality,
  kind text not null check (kind in ('municipality', 'area', 'promise', 'point')),
  subject_id uuid not null,
  lang lang not null,
  made_from text not null,
  path text not null,
  title text not null,
  folded text not null,
  body text not null,
  former text[] not null default '{}',
  places text[] not null default '{}',
  areas jsonb not null default '[]',
  promise text,
  headline text,
  period text,
  period_to date,
  owners jsonb not null default '[]',
  promises int not null default 0,
  named tsvector not null,
  said tsvector not null,
  unique (of_municipality, kind, subject_id, lang)
);
comment on table search_document is 'Det som går att söka i: varje publicerad sida som den är nu';
comment on column search_document.of_municipality is 'Kommunen som sidan hör till';
comment on column search_document.subject_id is 'Kommunen, området, löftet eller punkten';
comment on column search_document.lang is 'Språk';
comment on column search_document.made_from is 'Versionerna som raden är gjord av, och reglerna som den är gjord efter';
comment on column search_document.path is 'Sidans adress, utan språk';
comment on column search_document.title is 'Rubriken i en lista av träffar';
comment on column search_document.folded is 'Rubriken med små bokstäver, utan prickar och ringar';
comment on column search_document.body is 'Det andra som sidan säger, ett stycke per rad';
comment on column search_document.former is 'Namn som området har haft på en publicerad sida';
comment on column search_document.places is 'Platser som sidan nämner; för ett område de som dess löften nämner';
comment on column search_document.areas is 'Områden, med namn och adress';
comment on column search_document.promise is 'Punktens löfte';
comment on column search_document.headline is 'Löftets sammanfattning';
comment on column search_document.period is 'Löftets period, i ord';
comment on column search_document.period_to is 'Periodens sista dag, inräknad';
comment on column search_document.owners is 'De som lovar punkten, och hur det går för var och en';
comment on column search_document.promises is 'Antal löften på kommunens eller områdets sida';
comment on column search_document.named is 'Orden i rubriken och namnen, deras stammar och sidans märken';
comment on column search_document.said is 'Alla sidans ord, deras stammar och sidans märken';
create index search_document_named on search_document using gin (named) with (fastupdate = off);
create index search_document_said on search_document using gin (said) with (fastupdate = off);

-- Every word that is published now, for whoever spells one nearly right or writes the end of a longer one.
create table search_word (
  lang lang not null,
  word text not null,
  folded text not null,
  stem text not null,
  primary key (lang, word)
);
comment on table search_word is 'Orden på de publicerade sidorna';
comment on column search_word.lang is 'Språk';
comment on column search_word.word is 'Ordet';
comment on column search_word.folded is 'Ordet utan prickar och ringar';
comment on column search_word.stem is 'Ordets stam';
create index search_word_spelling on search_word using gin (folded gin_trgm_ops);
create index search_word_ending on search_word (lang, reverse(stem) collate "C");
create index search_word_folded on search_word (lang, folded);

alter table search_document enable row level security;
alter table search_document force row level security;
create policy anybody_reads on search_document for select using (true);
create policy own_writes on search_document for insert with check (of_municipality = current_municipality());
create policy own_removes on search_document for delete using (of_municipality = current_municipality());
create policy maintenance on search_document to current_role using (in_maintenance());
grant select, insert, delete on search_document to loftet_app;

alter table search_word enable row level security;
alter table search_word force row level security;
create policy anybody_reads on search_word for select using (true);
create policy anybody_adds on search_word for insert with check (true);
create policy anybody_removes on search_word for delete using (true);
grant select, insert, delete on search_word to loftet_app;
call describe_common();
