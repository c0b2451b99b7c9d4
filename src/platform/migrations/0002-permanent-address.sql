-- The slug is the first word of every public address of a municipality, and addresses are permanent.
revoke update on municipality from loftet_app;
grant update (name, settings) on municipality to loftet_app;
