-- Numbers of documents are of no ledger in particular: a further kind of document is a word, no change of a type of the stock's.
ALTER TABLE document_series ALTER COLUMN kind TYPE text USING kind::text;
ALTER TABLE document_series ADD CONSTRAINT document_series_names_its_documents CHECK (kind ~ '^[A-Z][A-Z_]{1,39}$');
