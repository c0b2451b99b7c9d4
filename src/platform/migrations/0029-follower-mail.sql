-- Of whoever follows nothing any more there is nothing left: mail to them goes with them, sent or not. Mail to people who
-- work in Löftet stays, since what they were asked and when is part of the record.
grant delete on mail to loftet_app;
create policy only_to_followers on mail as restrictive for delete to loftet_app using (follower_id is not null);
