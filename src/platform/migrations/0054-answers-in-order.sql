-- Dialogues with 100,000 answers: an answer and those beside it are found along the index, by their random ids, and the few that
-- are held are counted without reading the others.

create index input_in_order on input (municipality_id, dialogue_id, id);
drop index input_of_dialogue;
create index input_held on input (municipality_id, dialogue_id, id) where held;
