-- Ways to rows by what they belong to, for every reference that a query or a rule walks backwards. The municipality
-- stands first in each, since every query is in one. (A primary or unique key that begins with the same columns is such
-- a way already; references that are only looked up forwards, as a goal or a forum, need none.)

create index target_of_point_version on target (municipality_id, point_version_id);
create index lineage_to on lineage (municipality_id, to_point);
create index promise_area_of_area on promise_area (municipality_id, area_id);

create index entry_of_point on entry (municipality_id, point_id, party_id);
create index activity_of_point on activity (municipality_id, point_id, party_id);
create index figure_of_point on figure (municipality_id, point_id);
create index evidence_of_entry_version on evidence (municipality_id, entry_version_id);

create index address_of_subject on address (municipality_id, subject_kind, subject_id);

create index import_of_promise on import (municipality_id, promise_id);
create index council_case_of_promise on council_case (municipality_id, promise_id, id);
