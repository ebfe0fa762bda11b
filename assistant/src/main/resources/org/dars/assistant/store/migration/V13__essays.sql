-- What a program can say of a test while a person has answers of it to mark: the share of the marks
-- that it surely has, and the most that it can have. Null before it was marked by a program.
alter table sitting add column least real;
alter table sitting add column most real;

-- An answer of a test that a person marks. Nothing here says who wrote it.
create table essay (
  zone      varchar(40) not null,
  id        varchar(20) not null,
  course    varchar(80) not null,
  blueprint varchar(40) not null,
  sitting   varchar(20) not null,
  ord       integer     not null,
  -- when it was handed in
  handed    bigint      not null,
  -- share of the test's marks that it can give
  weight    real        not null,
  -- how often it was marked; 0 while it waits
  revision  integer     not null default 0,
  primary key (zone, id),
  foreign key (zone, sitting, ord) references sitting_item (zone, sitting, ord) on delete cascade
);
create unique index essay_answer on essay (zone, sitting, ord);
create index essay_queue on essay (zone, course, handed, id);

-- Every mark that it ever had; the one with the essay's revision counts.
create table essay_mark (
  zone     varchar(40) not null,
  essay    varchar(20) not null,
  revision integer     not null,
  time     bigint      not null,
  person   text        not null,
  -- share of the item's mark, 0 to 1
  share    real        not null,
  -- for the learner; '' for none
  comment  text        not null,
  -- places of the rubric's points that were ticked, from 0, "0,2"; '' for none
  ticks    varchar(400) not null,
  primary key (zone, essay, revision),
  foreign key (zone, essay) references essay (zone, id) on delete cascade
);
