-- CreateTable
CREATE TABLE "knowledge_card_version" (
    "card_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "say" TEXT NOT NULL,
    "care" TEXT NOT NULL,
    "warranty" TEXT NOT NULL,
    "bargain" TEXT NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "knowledge_card_version_pkey" PRIMARY KEY ("card_id","revision")
);
ALTER TABLE "knowledge_card_version" ADD CONSTRAINT "knowledge_card_version_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "knowledge_card"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE knowledge_card_version
  ADD CONSTRAINT knowledge_card_version_counts CHECK (revision > 0),
  ADD CONSTRAINT knowledge_card_version_says_something CHECK (btrim(say) <> ''),
  ADD CONSTRAINT knowledge_card_version_has_an_end CHECK (
    char_length(say) <= 4000 AND char_length(care) <= 4000 AND char_length(warranty) <= 4000 AND char_length(bargain) <= 4000);
-- What cards say now is the first that is known of them.
INSERT INTO knowledge_card_version (card_id, revision, say, care, warranty, bargain, changed_by_id, changed_at)
  SELECT id, revision, say, care, warranty, bargain, changed_by_id, changed_at FROM knowledge_card;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON knowledge_card_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON knowledge_card_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
