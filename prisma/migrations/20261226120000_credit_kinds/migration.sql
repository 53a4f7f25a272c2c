-- Alone: what a type is given may not be used before it is there for good.
ALTER TYPE "ApprovalKind" ADD VALUE 'ON_ACCOUNT';
ALTER TYPE "CashMovementKind" ADD VALUE 'REPAYMENT';
