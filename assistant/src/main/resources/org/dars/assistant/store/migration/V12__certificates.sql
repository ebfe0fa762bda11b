-- Certificates that were issued. No key to courses: a certificate outlives its course.
create table certificate (
  zone    varchar(40)  not null,
  id      varchar(40)  not null,
  course  varchar(80)  not null,
  -- what was passed
  title   text         not null,
  -- the name that the learner gave; nothing else says who it is
  learner text         not null,
  -- the attempt that earned it; null when issued by hand
  attempt varchar(80),
  -- where its bit stands
  list    integer      not null,
  place   integer      not null,
  made    bigint       not null,
  -- who issued it by hand, '' for nobody
  person  text         not null,
  -- the signed credential, byte for byte
  content text         not null,
  -- null while it holds
  revoked bigint,
  reason  text         not null,
  revoker text         not null,
  primary key (zone, id)
);
create unique index certificate_place on certificate (zone, list, place);
create unique index certificate_attempt on certificate (zone, attempt);
create index certificate_course on certificate (zone, course, made);

-- Lists of which certificates are revoked.
create table certificate_list (
  zone varchar(40) not null,
  ord  integer     not null,
  id   varchar(40) not null,
  primary key (zone, ord)
);
