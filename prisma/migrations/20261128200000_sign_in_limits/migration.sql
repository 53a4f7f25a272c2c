-- Counts of rate-limiter-flexible: tries by address, device and in total. Rows leave an hour after they ran out.
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- Wrong tries that no longer count are taken away.
CREATE INDEX "sign_in_attempt_last_at_idx" ON "sign_in_attempt"("last_at");
