-- The entry of an office file or e-book that a block's bytes stand in; '' for the file itself.
alter table block add column span_part text not null default '';
