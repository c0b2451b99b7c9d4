-- A municipality's and an area's name stands in headings, tables, addresses of mails and on terminals: it is one line,
-- without signs that are not seen but steer what is (line breaks, commands to a terminal, turns of the direction of
-- writing). What lies here already is left: the next name is checked.
alter table municipality add constraint municipality_name_is_seen
  check (name !~ '[\u0001-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]') not valid;
alter table area_version add constraint area_name_is_seen
  check (name !~ '[\u0001-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]') not valid;
