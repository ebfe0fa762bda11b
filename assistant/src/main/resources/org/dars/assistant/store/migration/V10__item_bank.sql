-- The question bank: an item is a row as it is now, and a row for each version it ever had.
create table item (
  zone        varchar(40)  not null,
  course      varchar(80)  not null,
  id          varchar(120) not null,
  ord         bigint       not null,
  version     integer      not null,
  state       varchar(12)  not null,
  kind        varchar(20)  not null,
  language    varchar(20)  not null,
  -- the document of its first source, '' without one; no key: documents come and go
  document    varchar(100) not null,
  section     text         not null,
  bloom       varchar(12),
  difficulty  real,
  -- plain and in lower case, to find it by
  words       text         not null,
  content     text         not null,
  -- what the examiner says of this version
  examination text         not null,
  sound       integer      not null,
  person      text         not null,
  changed     bigint       not null,
  -- the item that it was merged into, '' for none; kept for its history
  merged_into varchar(120) not null default '',
  primary key (zone, course, id),
  foreign key (zone, course) references course (zone, id) on delete cascade
);
create index item_state on item (zone, course, state, ord);

create table item_tag (
  zone   varchar(40)  not null,
  course varchar(80)  not null,
  item   varchar(120) not null,
  tag    varchar(200) not null,
  primary key (zone, course, item, tag),
  foreign key (zone, course, item) references item (zone, course, id) on delete cascade
);

create table item_version (
  zone        varchar(40)  not null,
  course      varchar(80)  not null,
  item        varchar(120) not null,
  version     integer      not null,
  time        bigint       not null,
  person      text         not null,
  act         varchar(20)  not null,
  -- why, in the person's words; '' for nothing
  note        text         not null default '',
  content     text         not null,
  examination text         not null,
  primary key (zone, course, item, version),
  foreign key (zone, course, item) references item (zone, course, id) on delete cascade
);

-- The item in other languages. Statistics are the item's, whatever language it was answered in.
create table item_translation (
  zone        varchar(40)  not null,
  course      varchar(80)  not null,
  item        varchar(120) not null,
  language    varchar(20)  not null,
  -- the version of the item that it is a translation of
  version     integer      not null,
  content     text         not null,
  examination text         not null,
  sound       integer      not null,
  changed     bigint       not null,
  primary key (zone, course, item, language),
  foreign key (zone, course, item) references item (zone, course, id) on delete cascade
);

-- How learners answered items, the first answer of each sitting. Nothing here says who it was.
create table item_answer (
  zone     varchar(40)  not null,
  course   varchar(80)  not null,
  -- answers of one attempt belong together
  sitting  varchar(40)  not null,
  item     varchar(120) not null,
  version  integer      not null,
  language varchar(20)  not null,
  time     bigint       not null,
  -- share of the mark, 0 to 1
  score    real         not null,
  -- indices of the options that were picked, in the item's own order, "0,2"; '' where none are
  picked   varchar(200) not null,
  primary key (zone, course, sitting, item),
  foreign key (zone, course, item) references item (zone, course, id) on delete cascade
);
create index item_answer_item on item_answer (zone, course, item);

-- What tests of the course are made of.
create table blueprint (
  zone    varchar(40) not null,
  course  varchar(80) not null,
  id      varchar(40) not null,
  -- goes up with every change
  version integer     not null,
  changed bigint      not null,
  content text        not null,
  primary key (zone, course, id),
  foreign key (zone, course) references course (zone, id) on delete cascade
);
