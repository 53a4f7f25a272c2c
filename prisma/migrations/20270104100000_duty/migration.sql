-- CreateTable
CREATE TABLE "duty_settings" (
    "store_id" UUID NOT NULL,
    "opening" TEXT[],
    "closing" TEXT[],
    "photo_points" TEXT[],
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "duty_settings_pkey" PRIMARY KEY ("store_id")
);

-- CreateTable
CREATE TABLE "duty_sheet" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "wrong" INTEGER NOT NULL,
    "signer_id" UUID NOT NULL,
    "held_by_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "duty_sheet_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "duty_point" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sheet_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "point" TEXT NOT NULL,
    "in_order" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "attachment_id" UUID,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "duty_point_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "duty_note" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "taker_id" UUID,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "duty_note_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "duty_settlement" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "duty_settlement_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "duty_sheet_store_id_business_day_kind_key" ON "duty_sheet"("store_id", "business_day", "kind");

-- CreateIndex
CREATE INDEX "duty_point_store_id_attachment_id_idx" ON "duty_point"("store_id", "attachment_id");

-- CreateIndex
CREATE INDEX "duty_point_store_id_business_day_idx" ON "duty_point"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "duty_point_store_id_sheet_id_line_no_key" ON "duty_point"("store_id", "sheet_id", "line_no");

-- CreateIndex
CREATE INDEX "duty_note_store_id_business_day_idx" ON "duty_note"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "duty_settlement_store_id_business_day_idx" ON "duty_settlement"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "duty_settlement_store_id_note_id_key" ON "duty_settlement"("store_id", "note_id");

-- AddForeignKey
ALTER TABLE "duty_point" ADD CONSTRAINT "duty_point_store_id_sheet_id_fkey" FOREIGN KEY ("store_id", "sheet_id") REFERENCES "duty_sheet"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "duty_settlement" ADD CONSTRAINT "duty_settlement_store_id_note_id_fkey" FOREIGN KEY ("store_id", "note_id") REFERENCES "duty_note"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE duty_settings
  ADD CONSTRAINT duty_settings_lists_have_points CHECK (cardinality(opening) BETWEEN 1 AND 30 AND cardinality(closing) BETWEEN 1 AND 30),
  ADD CONSTRAINT duty_settings_photos_are_of_points CHECK (photo_points <@ (opening || closing));
ALTER TABLE duty_sheet
  ADD CONSTRAINT duty_sheet_kind_is_known CHECK (kind IN ('OPENING', 'CLOSING')),
  ADD CONSTRAINT duty_sheet_counts_its_points CHECK (points > 0 AND wrong BETWEEN 0 AND points);
ALTER TABLE duty_point
  ADD CONSTRAINT duty_point_counts_from_one CHECK (line_no > 0),
  ADD CONSTRAINT duty_point_names_its_point CHECK (btrim(point) <> '' AND char_length(point) <= 400),
  ADD CONSTRAINT duty_point_wrong_says_what CHECK (in_order OR btrim(text) <> ''),
  ADD CONSTRAINT duty_point_text_has_an_end CHECK (char_length(text) <= 4000),
  ADD CONSTRAINT duty_point_photo_fkey FOREIGN KEY (store_id, attachment_id) REFERENCES attachment (store_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE duty_note
  ADD CONSTRAINT duty_note_kind_is_known CHECK (kind IN ('HANDOVER', 'KEYS', 'CASH_BAG', 'VISITOR', 'OTHER')),
  ADD CONSTRAINT duty_note_says_something CHECK (btrim(words) <> '' AND char_length(words) <= 4000),
  ADD CONSTRAINT duty_note_keys_go_to_somebody_else CHECK (
    (kind IN ('KEYS', 'CASH_BAG')) = (taker_id IS NOT NULL) AND taker_id IS DISTINCT FROM person_id);
ALTER TABLE duty_settlement ADD CONSTRAINT duty_settlement_words_have_an_end CHECK (char_length(words) <= 4000);
CREATE INDEX duty_note_handed_over_idx ON duty_note (store_id, business_day) WHERE kind = 'HANDOVER';

SELECT protect_ledger('duty_sheet'), protect_ledger('duty_point'), protect_ledger('duty_note'), protect_ledger('duty_settlement');
