-- AlterTable
ALTER TABLE "store" ADD COLUMN "receipt_link_printed" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "invoice_request" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "buyer" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "tax_number" TEXT NOT NULL DEFAULT '',
    "mail" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'OPEN',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" UUID,
    "invoice_number" TEXT NOT NULL DEFAULT '',
    "invoiced_fen" BIGINT,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "invoice_request_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE INDEX "invoice_request_store_id_asked_at_id_idx" ON "invoice_request"("store_id", "asked_at", "id");

-- CreateIndex
CREATE INDEX "invoice_request_store_id_ticket_id_idx" ON "invoice_request"("store_id", "ticket_id");

-- AddForeignKey
ALTER TABLE "invoice_request" ADD CONSTRAINT "invoice_request_store_id_ticket_id_fkey" FOREIGN KEY ("store_id", "ticket_id") REFERENCES "ticket"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE invoice_request
  ADD CONSTRAINT invoice_request_buyer_is_known CHECK (buyer IN ('PERSON', 'COMPANY')),
  ADD CONSTRAINT invoice_request_state_is_known CHECK (state IN ('OPEN', 'ISSUED', 'DECLINED')),
  ADD CONSTRAINT invoice_request_has_a_title CHECK (char_length(title) BETWEEN 1 AND 100),
  ADD CONSTRAINT invoice_request_company_has_a_tax_number CHECK (
    CASE buyer WHEN 'COMPANY' THEN tax_number ~ '^[0-9A-Z]{15,20}$' ELSE tax_number = '' END),
  ADD CONSTRAINT invoice_request_has_a_mail CHECK (mail ~ '^[^@\s]+@[^@\s]+$' AND char_length(mail) <= 200),
  ADD CONSTRAINT invoice_request_ends_once CHECK (
    (state = 'OPEN') = (settled_at IS NULL) AND (settled_at IS NULL) = (settled_by_id IS NULL)),
  ADD CONSTRAINT invoice_request_issued_has_a_number CHECK (
    (state = 'ISSUED') = (invoice_number <> '') AND (state = 'ISSUED') = (invoiced_fen IS NOT NULL)),
  ADD CONSTRAINT invoice_request_number_has_an_end CHECK (char_length(invoice_number) <= 40),
  ADD CONSTRAINT invoice_request_invoiced_is_something CHECK (invoiced_fen > 0),
  ADD CONSTRAINT invoice_request_declined_says_why CHECK ((state = 'DECLINED') = (reason <> ''));

-- A receipt is invoiced once; one that was declined may be asked for anew.
CREATE UNIQUE INDEX invoice_request_one_of_a_ticket ON invoice_request (store_id, ticket_id) WHERE state <> 'DECLINED';
CREATE INDEX invoice_request_open ON invoice_request (store_id, asked_at) WHERE state = 'OPEN';
