-- Plain SQL that SQLite and PostgreSQL read alike: no serial columns, no JSON type, no WITHOUT ROWID.
-- Times are milliseconds since 1970 UTC. JSON is text. Every key begins with the zone.

-- Whoever changes a zone's documents or blobs first raises its 'change' counter in the same
-- transaction: that serialises them, and makes change numbers follow the order of commits.
create table counter (
  zone  varchar(40) not null,
  name  varchar(40) not null,
  value bigint      not null,
  primary key (zone, name)
);

create table setting (
  zone  varchar(40)  not null,
  name  varchar(100) not null,
  value text         not null,
  primary key (zone, name)
);

create table course (
  zone  varchar(40)  not null,
  id    varchar(80)  not null,
  title text         not null,
  added bigint       not null,
  -- The folder or file it was first added from: tells two courses of one name apart.
  source text        not null,
  primary key (zone, id)
);

create table document (
  zone       varchar(40)  not null,
  course     varchar(80)  not null,
  id         varchar(100) not null,
  ord        integer      not null,
  path       text         not null,
  unit       text         not null,
  title      text         not null,
  media_type varchar(200) not null,
  language   varchar(20)  not null,
  sha256     char(64)     not null,
  bytes      bigint       not null,
  words      integer      not null,
  reader     varchar(40)  not null,
  warnings   text         not null,
  problem    text,
  primary key (zone, course, id),
  unique (zone, course, path),
  foreign key (zone, course) references course (zone, id) on delete cascade
);
create index document_blob on document (zone, sha256);

create table block (
  zone       varchar(40)  not null,
  course     varchar(80)  not null,
  document   varchar(100) not null,
  ord        integer      not null,
  id         varchar(100) not null,
  kind       varchar(20)  not null,
  level      integer      not null,
  content    text         not null,
  anchor     text         not null,
  span_start integer,
  span_end   integer,
  primary key (zone, course, document, ord),
  foreign key (zone, course, document) references document (zone, course, id) on delete cascade
);

create table passage (
  zone     varchar(40)  not null,
  course   varchar(80)  not null,
  document varchar(100) not null,
  ord      integer      not null,
  id       varchar(120) not null,
  section  varchar(100) not null,
  headings text         not null,
  text     text         not null,
  blocks   text         not null,
  anchor   text         not null,
  primary key (zone, course, document, ord),
  foreign key (zone, course, document) references document (zone, course, id) on delete cascade
);

-- The newest change of every document that ever was: what an index has to look at to catch up.
create table document_change (
  zone     varchar(40)  not null,
  course   varchar(80)  not null,
  document varchar(100) not null,
  number   bigint       not null,
  deleted  integer      not null,
  primary key (zone, course, document)
);
create unique index document_change_number on document_change (zone, number);

create table quiz (
  zone     varchar(40) not null,
  id       varchar(20) not null,
  course   varchar(80) not null,
  title    text        not null,
  language varchar(20) not null,
  made     bigint      not null,
  primary key (zone, id),
  foreign key (zone, course) references course (zone, id) on delete cascade
);

create table quiz_item (
  zone    varchar(40) not null,
  quiz    varchar(20) not null,
  ord     integer     not null,
  content text        not null,
  primary key (zone, quiz, ord),
  foreign key (zone, quiz) references quiz (zone, id) on delete cascade
);

create table attempt (
  zone    varchar(40) not null,
  id      varchar(20) not null,
  quiz    varchar(20) not null,
  made    bigint      not null,
  content text        not null,
  primary key (zone, id),
  foreign key (zone, quiz) references quiz (zone, id) on delete cascade
);

create table job (
  zone            varchar(40) not null,
  id              varchar(20) not null,
  name            text        not null,
  source_language varchar(20) not null,
  target_language varchar(20) not null,
  engine          text        not null,
  state           varchar(20) not null,
  done            integer     not null,
  total           integer     not null,
  report          text        not null,
  created         bigint      not null,
  updated         bigint      not null,
  source_blob     char(64)    not null,
  result_blob     char(64),
  primary key (zone, id)
);
