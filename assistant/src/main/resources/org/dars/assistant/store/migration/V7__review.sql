-- What people did with segments. Both tables call a segment by its place, not by its row: an update
-- of the source writes the rows anew, and what people did stays.
create table segment_event (
  id       varchar(20) not null primary key,
  zone     varchar(40) not null,
  course   varchar(80) not null,
  language varchar(20) not null,
  path     text        not null,
  segment  text        not null,
  time     bigint      not null,
  person   text        not null,
  act      varchar(12) not null,
  -- who made the text that the person saw, and its quality
  maker    text        not null,
  quality  varchar(20),
  words    integer     not null,
  -- the text before; null where the act left it as it was
  earlier  text,
  foreign key (zone, course) references course (zone, id) on delete cascade
);
create index segment_event_place on segment_event (zone, course, language, path, segment);

-- Errors that reviewers marked, by MQM.
create table segment_mark (
  id       varchar(20) not null primary key,
  zone     varchar(40) not null,
  course   varchar(80) not null,
  language varchar(20) not null,
  path     text        not null,
  segment  text        not null,
  time     bigint      not null,
  person   text        not null,
  maker    text        not null,
  quality  varchar(20),
  words    integer     not null,
  -- the text that was marked, and which stretch of it
  target   text        not null,
  first    integer     not null,
  last     integer     not null,
  category varchar(40) not null,
  severity varchar(12) not null,
  note     text        not null,
  foreign key (zone, course) references course (zone, id) on delete cascade
);
create index segment_mark_place on segment_mark (zone, course, language, path, segment);
