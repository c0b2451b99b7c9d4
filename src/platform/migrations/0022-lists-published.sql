-- Pages of areas and municipality are published by themselves where an area is renamed, split or merged: which event of
-- the audit chain tells of it, for whoever asks what such a page said on a day.

drop index audit_event_of_publication;
create index audit_event_of_publication on audit_event using gin (data jsonb_path_ops)
  where type in ('promise-published', 'lists-published');
