-- AlterTable
ALTER TABLE "store" ADD COLUMN "payment_provider" TEXT NOT NULL DEFAULT 'RECORDED';

-- CreateTable
CREATE TABLE "payment_charge" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "basket_id" UUID NOT NULL,
    "till_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'ASKED',
    "reference" TEXT NOT NULL DEFAULT '',
    "refusal" TEXT NOT NULL DEFAULT '',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "matched_at" TIMESTAMPTZ(3),
    "explanation" TEXT NOT NULL DEFAULT '',
    "explained_by_id" UUID,

    CONSTRAINT "payment_charge_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE INDEX "payment_charge_store_id_asked_at_id_idx" ON "payment_charge"("store_id", "asked_at", "id");

ALTER TABLE store
  ADD CONSTRAINT store_payment_provider_is_known CHECK (payment_provider IN ('RECORDED', 'GATEWAY'));
ALTER TABLE payment_charge
  ADD CONSTRAINT payment_charge_kind_is_known CHECK (kind IN ('WECHAT', 'ALIPAY')),
  ADD CONSTRAINT payment_charge_state_is_known CHECK (state IN ('ASKED', 'PAID', 'REFUSED', 'CANCELLED')),
  ADD CONSTRAINT payment_charge_is_something CHECK (amount_fen > 0),
  ADD CONSTRAINT payment_charge_ends_once CHECK ((state = 'ASKED') = (settled_at IS NULL)),
  ADD CONSTRAINT payment_charge_paid_has_a_reference CHECK (state <> 'PAID' OR reference <> ''),
  ADD CONSTRAINT payment_charge_paid_alone_has_a_ticket CHECK (matched_at IS NULL OR state = 'PAID'),
  ADD CONSTRAINT payment_charge_explained_by_somebody CHECK ((explanation <> '') = (explained_by_id IS NOT NULL)),
  ADD CONSTRAINT payment_charge_has_ends CHECK (
    char_length(reference) <= 64 AND char_length(refusal) <= 200 AND char_length(explanation) <= 200);

-- What nobody knows yet, and money without a ticket: few, and looked for every minute.
CREATE INDEX payment_charge_open ON payment_charge (asked_at)
  WHERE state = 'ASKED' OR (state = 'PAID' AND matched_at IS NULL AND explained_by_id IS NULL);
