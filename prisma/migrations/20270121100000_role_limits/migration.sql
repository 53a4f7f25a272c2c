-- What a role may do at the counter: alone, with somebody's word, or not at all. No row: as it was before there were any.
CREATE TYPE "LimitedAct" AS ENUM ('LINE_DISCOUNT', 'BASKET_DISCOUNT', 'PRICE_CHANGE', 'CREDIT_OVER_LIMIT', 'VOID_LAST', 'RETURN_WITHOUT_RECEIPT', 'REFUND_OTHER_TENDER');
CREATE TYPE "LimitState" AS ENUM ('ALLOWED', 'NEEDS_APPROVAL', 'DENIED');

CREATE TABLE "role_limit" (
    "role" TEXT NOT NULL,
    "act" "LimitedAct" NOT NULL,
    "state" "LimitState" NOT NULL,
    "limit_bp" INTEGER,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "role_limit_pkey" PRIMARY KEY ("role","act")
);
ALTER TABLE role_limit
  ADD CONSTRAINT role_limit_is_of_a_role_that_sells CHECK (role IN ('CLERK', 'STORE_MANAGER')),
  ADD CONSTRAINT role_limit_percent_is_a_part CHECK (limit_bp BETWEEN 1 AND 9999),
  ADD CONSTRAINT role_limit_percent_is_of_discounts CHECK (limit_bp IS NULL
    OR act::text IN ('LINE_DISCOUNT', 'BASKET_DISCOUNT') AND state::text <> 'DENIED');

CREATE TABLE "store_role_limit" (
    "store_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "act" "LimitedAct" NOT NULL,
    "state" "LimitState" NOT NULL,
    "limit_bp" INTEGER,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "store_role_limit_pkey" PRIMARY KEY ("store_id","role","act")
);
ALTER TABLE store_role_limit
  ADD CONSTRAINT store_role_limit_is_of_a_role_that_sells CHECK (role IN ('CLERK', 'STORE_MANAGER')),
  ADD CONSTRAINT store_role_limit_percent_is_a_part CHECK (limit_bp BETWEEN 1 AND 9999),
  ADD CONSTRAINT store_role_limit_percent_is_of_discounts CHECK (limit_bp IS NULL
    OR act::text IN ('LINE_DISCOUNT', 'BASKET_DISCOUNT') AND state::text <> 'DENIED');

-- Of a line whose price was more than its cashier may give alone.
ALTER TYPE "ApprovalKind" ADD VALUE 'OVER_LIMIT';
ALTER TABLE ticket_line ADD CONSTRAINT ticket_line_over_limit_is_approved_or_breach
  CHECK (NOT ('OVER_LIMIT' = ANY (flags)) OR approval_id IS NOT NULL OR breach_id IS NOT NULL);
