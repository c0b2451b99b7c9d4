-- Whoever is handed a question by a link gets that question and nothing more: the link may have gone astray, and an
-- address in the organisation is not somebody whom the organisation has let into the office.
alter table role_grant add only_asked boolean not null default false;
comment on column role_grant.only_asked is 'Uppgiften är bara att svara på en fråga som lämnades vidare; den öppnar inte arbetsytan';
