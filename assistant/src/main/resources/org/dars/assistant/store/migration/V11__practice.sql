-- Quizzes that were made anew for every reader give way to items of the bank and sittings at them.
drop table attempt;
drop table quiz_item;
drop table quiz;

-- A round of practice, or an attempt at a test.
create table sitting (
  zone      varchar(40) not null,
  id        varchar(20) not null,
  course    varchar(80) not null,
  -- SHA-256 of the visitor's cookie
  visitor   varchar(64) not null,
  -- the blueprint of a test; '' for practice
  blueprint varchar(40) not null,
  title     text        not null,
  begun     bigint      not null,
  -- when a test with a time limit closes by itself
  due       bigint,
  ended     bigint,
  -- share of the marks once a test has ended, 0 to 1
  score     real,
  pass_mark real        not null,
  hints     integer     not null,
  primary key (zone, id),
  foreign key (zone, course) references course (zone, id) on delete cascade
);
create index sitting_visitor on sitting (zone, visitor, course, begun);

-- The items of a sitting in the order they are asked, in the version that was drawn.
create table sitting_item (
  zone     varchar(40)  not null,
  sitting  varchar(20)  not null,
  ord      integer      not null,
  course   varchar(80)  not null,
  item     varchar(120) not null,
  version  integer      not null,
  -- JSON of what was answered; null before
  response text,
  language varchar(20),
  time     bigint,
  -- share of the mark, 0 to 1; null while a test is open, and while a person has not marked it
  score    real,
  primary key (zone, sitting, ord),
  foreign key (zone, sitting) references sitting (zone, id) on delete cascade,
  foreign key (zone, course, item, version)
    references item_version (zone, course, item, version) on delete cascade
);

-- What a learner remembers of an item, for spaced repetition (FSRS).
create table memory_card (
  zone       varchar(40)  not null,
  course     varchar(80)  not null,
  visitor    varchar(64)  not null,
  item       varchar(120) not null,
  -- days until recall falls to 90 %
  stability  real         not null,
  -- 1 to 10
  difficulty real         not null,
  reviewed   bigint       not null,
  due        bigint       not null,
  reviews    integer      not null,
  -- share of the mark of the last answer
  last_score real         not null,
  primary key (zone, course, visitor, item),
  foreign key (zone, course, item) references item (zone, course, id) on delete cascade
);
create index memory_card_due on memory_card (zone, visitor, course, due);
