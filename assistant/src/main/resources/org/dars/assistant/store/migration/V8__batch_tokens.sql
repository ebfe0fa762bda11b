-- The most tokens that a batch may take of a language model; null for no limit.
alter table batch add column budget_tokens bigint;
