-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "birthday" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "invoice_title" TEXT NOT NULL DEFAULT '',
    "tax_number" TEXT NOT NULL DEFAULT '',
    "served_by_id" UUID,
    "served_store_id" UUID,
    "served_until" DATE,
    "added_in_store_id" UUID,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "merged_into_id" UUID,
    "merged_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),
    "erased_by_id" UUID,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_number" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "e164" TEXT NOT NULL,
    "is_mobile" BOOLEAN NOT NULL,
    "place" SMALLINT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "customer_number_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_address" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL,
    "place" SMALLINT NOT NULL,

    CONSTRAINT "customer_address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_tag" (
    "customer_id" UUID NOT NULL,
    "tag" TEXT NOT NULL,

    CONSTRAINT "customer_tag_pkey" PRIMARY KEY ("customer_id","tag")
);

-- CreateTable
CREATE TABLE "customer_consent" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_by_id" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,

    CONSTRAINT "customer_consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_key" (
    "key" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,

    CONSTRAINT "customer_key_pkey" PRIMARY KEY ("key","customer_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "customer_code_key" ON "customer"("code");

-- CreateIndex
CREATE INDEX "customer_merged_into_id_idx" ON "customer"("merged_into_id");

-- CreateIndex
CREATE INDEX "customer_served_by_id_served_until_idx" ON "customer"("served_by_id", "served_until");

-- CreateIndex
CREATE INDEX "customer_number_e164_idx" ON "customer_number"("e164");

-- CreateIndex
CREATE UNIQUE INDEX "customer_number_customer_id_e164_key" ON "customer_number"("customer_id", "e164");

-- CreateIndex
CREATE UNIQUE INDEX "customer_number_customer_id_place_key" ON "customer_number"("customer_id", "place");

-- CreateIndex
CREATE UNIQUE INDEX "customer_address_customer_id_place_key" ON "customer_address"("customer_id", "place");

-- CreateIndex
CREATE INDEX "customer_tag_tag_idx" ON "customer_tag"("tag");

-- CreateIndex
CREATE INDEX "customer_consent_customer_id_idx" ON "customer_consent"("customer_id");

-- CreateIndex
CREATE INDEX "customer_key_customer_id_idx" ON "customer_key"("customer_id");

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "customer_number" ADD CONSTRAINT "customer_number_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "customer_address" ADD CONSTRAINT "customer_address_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "customer_tag" ADD CONSTRAINT "customer_tag_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "customer_consent" ADD CONSTRAINT "customer_consent_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "customer_key" ADD CONSTRAINT "customer_key_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE customer ADD CONSTRAINT customer_code_is_a_member_code CHECK (code ~ '^V[0-9]{9}$');
-- The erased one has no name any more; everybody else has.
ALTER TABLE customer ADD CONSTRAINT customer_is_named_until_erased CHECK (
  name = btrim(name) AND char_length(name) <= 100 AND (name = '') = (erased_at IS NOT NULL));
ALTER TABLE customer ADD CONSTRAINT customer_erased_says_nothing CHECK (
  erased_at IS NULL OR (birthday IS NULL AND note = '' AND invoice_title = '' AND tax_number = '' AND served_by_id IS NULL));
ALTER TABLE customer ADD CONSTRAINT customer_erased_by_somebody CHECK ((erased_at IS NULL) = (erased_by_id IS NULL));
ALTER TABLE customer ADD CONSTRAINT customer_merged_into_another CHECK (
  merged_into_id <> id AND (merged_into_id IS NULL) = (merged_at IS NULL));
ALTER TABLE customer ADD CONSTRAINT customer_served_by_until CHECK (
  (served_by_id IS NULL) = (served_until IS NULL) AND (served_by_id IS NULL) = (served_store_id IS NULL));
ALTER TABLE customer_number ADD CONSTRAINT customer_number_is_e164 CHECK (e164 ~ '^\+[1-9][0-9]{4,14}$');
ALTER TABLE customer_number ADD CONSTRAINT customer_number_place_has_an_end CHECK (place BETWEEN 1 AND 10);
CREATE UNIQUE INDEX customer_number_mobile_is_one_customers ON customer_number (e164) WHERE is_mobile;
ALTER TABLE customer_address ADD CONSTRAINT customer_address_is_said CHECK (address = btrim(address) AND address <> '');
ALTER TABLE customer_address ADD CONSTRAINT customer_address_place_has_an_end CHECK (place BETWEEN 1 AND 10);
ALTER TABLE customer_tag ADD CONSTRAINT customer_tag_is_short CHECK (tag = btrim(tag) AND char_length(tag) BETWEEN 1 AND 30);
ALTER TABLE customer_consent ADD CONSTRAINT customer_consent_ends_after_it_began CHECK (
  withdrawn_at >= given_at AND (withdrawn_at IS NULL) = (withdrawn_by_id IS NULL));
ALTER TABLE customer_key ADD CONSTRAINT customer_key_is_short CHECK (char_length(key) BETWEEN 1 AND 100);
-- One consent of a kind at a time.
CREATE UNIQUE INDEX customer_consent_is_given_once ON customer_consent (customer_id, purpose) WHERE withdrawn_at IS NULL;
