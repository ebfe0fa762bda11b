-- What learners asked. A visitor is the SHA-256 of a random cookie: nobody is named here.
create table conversation (
  zone    varchar(40) not null,
  id      varchar(20) not null,
  course  varchar(80) not null,
  visitor char(64)    not null,
  title   text        not null,
  created bigint      not null,
  -- When it was last asked something: what it is kept by.
  updated bigint      not null,
  primary key (zone, id),
  foreign key (zone, course) references course (zone, id) on delete cascade
);
create index conversation_visitor on conversation (zone, visitor, course, updated);
create index conversation_updated on conversation (zone, course, updated);

-- A question is written when it is asked, its answer when that is whole.
create table turn (
  zone          varchar(40) not null,
  conversation  varchar(20) not null,
  number        integer     not null,
  question      text        not null,
  asked         bigint      not null,
  answer        text,
  feedback      varchar(20),
  feedback_text text,
  feedback_at   bigint,
  primary key (zone, conversation, number),
  foreign key (zone, conversation) references conversation (zone, id) on delete cascade
);
