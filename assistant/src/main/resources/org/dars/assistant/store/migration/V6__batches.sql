-- A course into some languages. Its translations outlive it: they are the segments below.
create table batch (
  zone            varchar(40) not null,
  id              varchar(20) not null,
  course          varchar(80) not null,
  source_language varchar(20) not null,
  engine          text        not null,
  threshold       real        not null,
  drafts          integer     not null,
  threads         integer     not null,
  -- millionths of the currency that the prices are in; null for no limit
  budget          bigint,
  spent           bigint      not null default 0,
  spent_tokens    bigint      not null default 0,
  created         bigint      not null,
  primary key (zone, id),
  foreign key (zone, course) references course (zone, id) on delete cascade
);

create table batch_target (
  zone     varchar(40) not null,
  batch    varchar(20) not null,
  language varchar(20) not null,
  state    varchar(20) not null,
  done     integer     not null,
  total    integer     not null,
  report   text        not null,
  started  bigint      not null,
  updated  bigint      not null,
  primary key (zone, batch, language),
  foreign key (zone, batch) references batch (zone, id) on delete cascade
);

-- A document of a course in one language. revision counts what people changed.
create table localised_document (
  id       varchar(20) not null primary key,
  zone     varchar(40) not null,
  course   varchar(80) not null,
  language varchar(20) not null,
  path     text        not null,
  revision integer     not null default 0,
  unique (zone, course, language, path),
  foreign key (zone, course) references course (zone, id) on delete cascade
);

create table segment (
  document   varchar(20) not null,
  id         text        not null,
  ord        integer     not null,
  source     text        not null,
  target     text        not null,
  outcome    varchar(20) not null,
  maker      text        not null,
  quality    varchar(20),
  confidence real        not null,
  state      varchar(10) not null,
  notes      text        not null,
  changed    bigint      not null,
  primary key (document, id),
  foreign key (document) references localised_document (id) on delete cascade
);
create index segment_waiting on segment (document, state, ord);

-- The table of db-scheduler: what is to be run, and who has it on lease.
create table scheduled_tasks (
  task_name            varchar(100) not null,
  task_instance        varchar(200) not null,
  task_data            blob,
  execution_time       timestamp with time zone not null,
  picked               boolean      not null,
  picked_by            varchar(100),
  last_success         timestamp with time zone,
  last_failure         timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat       timestamp with time zone,
  version              bigint       not null,
  priority             integer,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_time on scheduled_tasks (execution_time);

-- The package that a course came in, for giving it back in other languages as one.
create table course_package (
  zone   varchar(40) not null,
  course varchar(80) not null,
  name   text        not null,
  sha256 char(64)    not null,
  primary key (zone, course),
  foreign key (zone, course) references course (zone, id) on delete cascade
);
