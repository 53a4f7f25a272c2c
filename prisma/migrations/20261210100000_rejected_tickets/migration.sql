-- "Parked" is what the trade calls a held sale. A ticket the server could not book is a rejected ticket.
ALTER TABLE "parked_ticket" RENAME TO "rejected_ticket";
ALTER TABLE "rejected_ticket" RENAME COLUMN "parked_at" TO "rejected_at";
ALTER TABLE "rejected_ticket" RENAME CONSTRAINT "parked_ticket_pkey" TO "rejected_ticket_pkey";
ALTER INDEX "parked_ticket_store_id_device_id_seq_key" RENAME TO "rejected_ticket_store_id_device_id_seq_key";
