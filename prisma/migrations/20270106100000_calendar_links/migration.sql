-- CreateTable
CREATE TABLE "calendar_link" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "fetched_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_link_token_hash_key" ON "calendar_link"("token_hash");

ALTER TABLE calendar_link ADD CONSTRAINT calendar_link_keeps_a_hash CHECK (octet_length(token_hash) = 32);
ALTER TABLE calendar_link ADD CONSTRAINT calendar_link_fetched_after_made CHECK (fetched_at >= made_at);
ALTER TABLE calendar_link ADD CONSTRAINT calendar_link_revoked_after_made CHECK (revoked_at >= made_at);
CREATE UNIQUE INDEX calendar_link_one_a_person ON calendar_link (person_id) WHERE revoked_at IS NULL;
