-- An answer reads the passages that were found and the blocks beside them, of documents as long as a book.
create index block_by_id on block (zone, course, document, id);
create index passage_by_id on passage (zone, course, document, id);
