-- What a tender is, its rule says (server/tills/tender-rules.ts): a further kind is a record there, no change of a type. A row's text, and so its
-- digest and its seal, stay what they are.
ALTER TABLE tender ALTER COLUMN kind TYPE text USING kind::text;
ALTER TABLE tender ADD CONSTRAINT tender_names_its_kind CHECK (kind ~ '^[A-Z][A-Z_]{1,39}$');
DROP TYPE "TenderKind";
-- Which tenders a store takes, in its order; none named: all of them.
ALTER TABLE store ADD COLUMN tenders text[] NOT NULL DEFAULT '{}';
