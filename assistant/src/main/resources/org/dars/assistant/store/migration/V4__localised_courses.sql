-- The course that a course is a translation of: their blocks have the same ids. Null for a course of its own.
alter table course add column localises varchar(80);
create index course_localises on course (zone, localises);
