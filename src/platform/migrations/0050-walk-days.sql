-- What two columns of walks mean, in the words that go out with the record.
comment on column walk_version.day is 'Dagen då vandringen gick';
comment on column observation_revisit.day is 'Dagen för återbesöket';
