-- DropIndex
DROP INDEX "customer_tag_tag_idx";

-- AlterTable
ALTER TABLE "store" ADD COLUMN     "customer_served_days" INTEGER NOT NULL DEFAULT 90;

-- CreateTable
CREATE TABLE "customer_reveal" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "in_store_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "revealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_reveal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_serving" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "from_id" UUID,
    "person_id" UUID,
    "in_store_id" UUID NOT NULL,
    "until" DATE,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_serving_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_takeover" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "in_store_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "held_by_id" UUID NOT NULL,
    "held_store_id" UUID NOT NULL,
    "given" BOOLEAN,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_takeover_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "customer_reveal_customer_id_revealed_at_idx" ON "customer_reveal"("customer_id", "revealed_at");

-- CreateIndex
CREATE INDEX "customer_reveal_in_store_id_revealed_at_id_idx" ON "customer_reveal"("in_store_id", "revealed_at", "id");

-- CreateIndex
CREATE INDEX "customer_serving_customer_id_at_idx" ON "customer_serving"("customer_id", "at");

-- CreateIndex
CREATE INDEX "customer_takeover_customer_id_asked_at_idx" ON "customer_takeover"("customer_id", "asked_at");

-- CreateIndex
CREATE INDEX "customer_takeover_held_store_id_asked_at_idx" ON "customer_takeover"("held_store_id", "asked_at");

-- CreateIndex
CREATE INDEX "customer_added_at_id_idx" ON "customer"("added_at", "id");

-- CreateIndex
CREATE INDEX "customer_added_in_store_id_added_at_id_idx" ON "customer"("added_in_store_id", "added_at", "id");

-- CreateIndex
CREATE INDEX "customer_source_added_at_id_idx" ON "customer"("source", "added_at", "id");

-- CreateIndex
CREATE INDEX "customer_tag_tag_customer_id_idx" ON "customer_tag"("tag", "customer_id");

-- AddForeignKey
ALTER TABLE "customer_reveal" ADD CONSTRAINT "customer_reveal_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "customer_serving" ADD CONSTRAINT "customer_serving_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "customer_takeover" ADD CONSTRAINT "customer_takeover_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE store ADD CONSTRAINT store_customers_are_served_for_days CHECK (customer_served_days BETWEEN 1 AND 3650);
ALTER TABLE customer_reveal ADD CONSTRAINT customer_reveal_words_are_short CHECK (words = btrim(words) AND char_length(words) <= 200);
ALTER TABLE customer_serving ADD CONSTRAINT customer_serving_by_somebody_until CHECK ((person_id IS NULL) = (until IS NULL));
ALTER TABLE customer_serving ADD CONSTRAINT customer_serving_changes_somebody CHECK (person_id IS NOT NULL OR from_id IS NOT NULL);
ALTER TABLE customer_takeover ADD CONSTRAINT customer_takeover_is_decided_by_somebody CHECK (
  (given IS NULL) = (decided_by_id IS NULL) AND (given IS NULL) = (decided_at IS NULL));
ALTER TABLE customer_takeover ADD CONSTRAINT customer_takeover_of_another CHECK (asked_by_id <> held_by_id);
-- One question about a customer at a time.
CREATE UNIQUE INDEX customer_takeover_is_asked_once ON customer_takeover (customer_id) WHERE given IS NULL;
-- Whose birthday is this month, without reading every customer.
CREATE INDEX customer_birthday_month ON customer ((extract(month FROM birthday)), added_at, id) WHERE birthday IS NOT NULL;

-- Who looked at numbers stays; only words somebody typed go, with the customer they may name.
CREATE FUNCTION refuse_all_but_forgetting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.words = '' AND (NEW.id, NEW.customer_id, NEW.in_store_id, NEW.person_id, NEW.reason, NEW.revealed_at)
      = (OLD.id, OLD.customer_id, OLD.in_store_id, OLD.person_id, OLD.reason, OLD.revealed_at) THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER keeps_who_looked BEFORE UPDATE OR DELETE ON customer_reveal FOR EACH ROW EXECUTE FUNCTION refuse_all_but_forgetting();
CREATE TRIGGER keeps_history BEFORE UPDATE OR DELETE ON customer_serving FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keeps_history_whole BEFORE TRUNCATE ON customer_serving FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keeps_who_looked_whole BEFORE TRUNCATE ON customer_reveal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
