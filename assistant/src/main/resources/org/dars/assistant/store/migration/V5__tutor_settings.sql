-- A course's own tutor. 'profile' is its JSON; 'manifest' the part of course.json that was taken last,
-- so that adding the course again changes only what its author changed there.
create table tutor_profile (
  zone     varchar(40) not null,
  course   varchar(80) not null,
  profile  text        not null,
  manifest text        not null,
  primary key (zone, course),
  foreign key (zone, course) references course (zone, id) on delete cascade
);
