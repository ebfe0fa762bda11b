-- Long work for question banks: the last run of each sort. A row that says that it goes on after its process ended
-- was broken off.
create table bank_run (
  zone    varchar(40) not null,
  course  varchar(80) not null,
  -- '' where items are made; of a translation its language
  slot    varchar(20) not null,
  -- 'waiting', 'running', 'stopping', 'done', 'stopped' or 'failed'
  state   varchar(12) not null,
  -- items
  asked   integer     not null,
  done    integer     not null,
  -- JSON of what is wanted, with what is left of it
  wish    text        not null,
  -- JSON of what the person should know, a sentence each
  notes   text        not null,
  person  text        not null,
  begun   bigint      not null,
  changed bigint      not null,
  primary key (zone, course, slot),
  foreign key (zone, course) references course (zone, id) on delete cascade
);

-- What lists of a bank are filtered and counted by, beside the items and not in them: an item is some kilobytes.
create index item_facets
  on item (zone, course, ord, id, state, sound, kind, bloom, section, language);
