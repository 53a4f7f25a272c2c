-- CreateExtension
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- CreateSchema

-- CreateEnum
CREATE TYPE "ApprovalKind" AS ENUM ('BELOW_FLOOR', 'CASH_DIFFERENCE', 'REFUND_OTHER_TENDER');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('PREVIEWED', 'RUNNING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "StockEntryKind" AS ENUM ('OPENING', 'RECEIVING', 'SALE', 'RETURN', 'ADJUSTMENT', 'ZONE_OUT', 'ZONE_IN', 'COST_CORRECTION');

-- CreateEnum
CREATE TYPE "StockDocumentKind" AS ENUM ('OPENING_STOCK', 'RECEIVING', 'TICKET', 'ADJUSTMENT', 'PICKUP');

-- CreateEnum
CREATE TYPE "AdjustmentReason" AS ENUM ('DAMAGE', 'SAMPLE', 'OWN_USE', 'FOUND', 'LOSS', 'THEFT', 'CORRECTION');

-- CreateEnum
CREATE TYPE "DayReportVerdict" AS ENUM ('ACCEPTED', 'RETURNED');

-- CreateEnum
CREATE TYPE "TicketKind" AS ENUM ('SALE', 'RETURN', 'EXCHANGE', 'VOID');

-- CreateEnum
CREATE TYPE "HandoverTime" AS ENUM ('NOW', 'LATER');

-- CreateEnum
CREATE TYPE "ReturnDisposition" AS ENUM ('RESTOCK', 'DAMAGED');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('CLERK', 'STORE_MANAGER', 'STOCK_KEEPER', 'TECHNICIAN', 'ACCOUNTANT', 'HEAD_OFFICE', 'ADMIN');

-- CreateEnum
CREATE TYPE "StoreKind" AS ENUM ('STORE', 'SHOWROOM');

-- CreateEnum
CREATE TYPE "DrawerPolicy" AS ENUM ('SHARED', 'OWN');

-- CreateEnum
CREATE TYPE "BusinessDayState" AS ENUM ('OPEN', 'CLOSED', 'SEALED');

-- CreateEnum
CREATE TYPE "CashMovementKind" AS ENUM ('FLOAT', 'SALE', 'REFUND', 'PAID_IN', 'PAID_OUT', 'DROP');

-- CreateEnum
CREATE TYPE "TenderKind" AS ENUM ('CASH', 'CARD', 'WECHAT', 'ALIPAY', 'TRANSFER');

-- CreateEnum
CREATE TYPE "ZoneKind" AS ENUM ('FLOOR', 'STOCKROOM', 'DAMAGED', 'AWAITING_PICKUP', 'UNZONED');

-- CreateTable
CREATE TABLE "approval" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "ApprovalKind" NOT NULL,
    "subject_id" UUID NOT NULL,
    "line_id" UUID,
    "product_id" UUID,
    "quantity" DECIMAL(14,3),
    "net_fen" BIGINT NOT NULL,
    "old_fen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "granted_by_id" UUID NOT NULL,
    "device_id" UUID,
    "business_day" DATE NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "approval_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "approval_use" (
    "store_id" UUID NOT NULL,
    "approval_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "line_id" UUID,
    "business_day" DATE NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "approval_use_pkey" PRIMARY KEY ("store_id","approval_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "scope_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actor_id" UUID,
    "device_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "business_day" DATE,
    "request_id" UUID,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("scope_id","id")
);

-- CreateTable
CREATE TABLE "catalogue_revision" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "last" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "catalogue_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "spec" TEXT NOT NULL DEFAULT '',
    "brand" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT '件',
    "decimals" INTEGER NOT NULL DEFAULT 0,
    "category_id" UUID,
    "list_price_fen" BIGINT NOT NULL,
    "floor_price_fen" BIGINT,
    "cost" DECIMAL(18,6),
    "tax_rate_bp" INTEGER NOT NULL DEFAULT 1300,
    "pinyin" TEXT NOT NULL DEFAULT '',
    "initials" TEXT NOT NULL DEFAULT '',
    "search_text" TEXT NOT NULL DEFAULT '',
    "bigrams" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "revision" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "discontinued_at" TIMESTAMPTZ(3),

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "barcode" (
    "code" TEXT NOT NULL,
    "product_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "barcode_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "store_id" UUID,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "state" "ImportState" NOT NULL,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB NOT NULL DEFAULT '{}',
    "person_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_entry" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "kind" "StockEntryKind" NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "value_fen" BIGINT NOT NULL,
    "document_kind" "StockDocumentKind" NOT NULL,
    "document_id" UUID NOT NULL,
    "document_line_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "below_zero" BOOLEAN NOT NULL DEFAULT false,
    "person_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "stock_entry_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "stock_level" (
    "store_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "on_hand" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "reserved" DECIMAL(14,3) NOT NULL DEFAULT 0,

    CONSTRAINT "stock_level_pkey" PRIMARY KEY ("store_id","product_id","zone_id")
);

-- CreateTable
CREATE TABLE "stock_cost" (
    "store_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "value_fen" BIGINT NOT NULL DEFAULT 0,
    "last_unit_cost" DECIMAL(18,6) NOT NULL DEFAULT 0,

    CONSTRAINT "stock_cost_pkey" PRIMARY KEY ("store_id","product_id")
);

-- CreateTable
CREATE TABLE "product_place" (
    "store_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,

    CONSTRAINT "product_place_pkey" PRIMARY KEY ("store_id","product_id")
);

-- CreateTable
CREATE TABLE "document_series" (
    "store_id" UUID NOT NULL,
    "kind" "StockDocumentKind" NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "document_series_pkey" PRIMARY KEY ("store_id","kind")
);

-- CreateTable
CREATE TABLE "supplier" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "supplier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receiving" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "supplier_id" UUID NOT NULL,
    "supplier_note" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "receiving_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "receiving_line" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "receiving_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "unit_cost" DECIMAL(18,6) NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "receiving_line_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "adjustment" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reason" "AdjustmentReason" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "adjustment_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "adjustment_line" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "adjustment_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "adjustment_line_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "opening_stock" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "opening_stock_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "opening_stock_line" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "opening_stock_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "unit_cost" DECIMAL(18,6),
    "amount_fen" BIGINT NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "opening_stock_line_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "command_request" (
    "scope_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "actor_id" UUID,
    "result" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "command_request_pkey" PRIMARY KEY ("scope_id","request_id")
);

-- CreateTable
CREATE TABLE "day_report" (
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "figures" JSONB NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "prepared_by_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "day_report_pkey" PRIMARY KEY ("store_id","day","version")
);

-- CreateTable
CREATE TABLE "day_report_decision" (
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "verdict" "DayReportVerdict" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "day_report_decision_pkey" PRIMARY KEY ("store_id","day","version")
);

-- CreateTable
CREATE TABLE "seal" (
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "number" INTEGER NOT NULL,
    "formula" INTEGER NOT NULL DEFAULT 1,
    "previous_hash" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "sealed_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "seal_pkey" PRIMARY KEY ("store_id","day")
);

-- CreateTable
CREATE TABLE "receipt_series" (
    "store_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,
    "accounted" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "receipt_series_pkey" PRIMARY KEY ("store_id","device_id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "TicketKind" NOT NULL,
    "device_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "till_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "list_fen" BIGINT NOT NULL,
    "discount_fen" BIGINT NOT NULL,
    "net_fen" BIGINT NOT NULL,
    "tax_fen" BIGINT NOT NULL,
    "rounding_fen" BIGINT NOT NULL,
    "change_fen" BIGINT NOT NULL,
    "original_ticket_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "input_hash" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "ticket_line" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "product_code" TEXT NOT NULL,
    "product_name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "list_price_fen" BIGINT NOT NULL,
    "book_price_fen" BIGINT NOT NULL,
    "unit_price_fen" BIGINT NOT NULL,
    "override_reason" TEXT,
    "line_discount_fen" BIGINT NOT NULL,
    "basket_discount_fen" BIGINT NOT NULL,
    "net_fen" BIGINT NOT NULL,
    "tax_rate_bp" INTEGER NOT NULL,
    "tax_fen" BIGINT NOT NULL,
    "floor_fen" BIGINT,
    "approval_id" UUID,
    "breach_id" UUID,
    "handover" "HandoverTime" NOT NULL DEFAULT 'NOW',
    "returns_line_id" UUID,
    "disposition" "ReturnDisposition",
    "salesperson_id" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ticket_line_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "ticket_line_balance" (
    "store_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "sold_quantity" DECIMAL(14,3) NOT NULL,
    "returned_quantity" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "awaiting_quantity" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "net_fen" BIGINT NOT NULL,
    "refunded_fen" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ticket_line_balance_pkey" PRIMARY KEY ("store_id","line_id")
);

-- CreateTable
CREATE TABLE "breach" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "net_fen" BIGINT NOT NULL,
    "floor_fen" BIGINT NOT NULL,
    "business_day" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "breach_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "breach_answer" (
    "store_id" UUID NOT NULL,
    "breach_id" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "answered_by_id" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "breach_answer_pkey" PRIMARY KEY ("store_id","breach_id")
);

-- CreateTable
CREATE TABLE "pickup" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "pickup_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "held_sale" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "basket" JSONB NOT NULL,
    "total_fen" BIGINT NOT NULL,
    "held_by_id" UUID NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,
    "resumed_at" TIMESTAMPTZ(3),
    "resumed_by_id" UUID,
    "discarded_at" TIMESTAMPTZ(3),

    CONSTRAINT "held_sale_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "parked_ticket" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "error_code" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "parked_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" UUID,
    "settlement" TEXT,

    CONSTRAINT "parked_ticket_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "number_explanation" (
    "store_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "explained_at" TIMESTAMPTZ(3) NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "number_explanation_pkey" PRIMARY KEY ("store_id","device_id","seq")
);

-- CreateTable
CREATE TABLE "price_check" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "device_id" UUID,
    "product_id" UUID NOT NULL,
    "unit_net_fen" BIGINT NOT NULL,
    "answer" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "price_check_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "initials" TEXT NOT NULL DEFAULT '',
    "login" TEXT,
    "password_hash" TEXT,
    "pin_hash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "deactivated_at" TIMESTAMPTZ(3),
    "deactivated_by_id" UUID,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "store_id" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "device_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "subject" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("subject")
);

-- CreateTable
CREATE TABLE "enrolment_code" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "till_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "enrolment_code_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "device" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "till_id" UUID NOT NULL,
    "enrolment" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL,
    "enrolled_by_id" UUID NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "clock_offset_ms" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "device_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "company" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "store" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "StoreKind" NOT NULL DEFAULT 'STORE',
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "day_start_minute" INTEGER NOT NULL DEFAULT 240,
    "report_deadline_minute" INTEGER NOT NULL DEFAULT 600,
    "first_day" DATE NOT NULL,
    "drawer_policy" "DrawerPolicy" NOT NULL DEFAULT 'SHARED',
    "clerks_see_floor" BOOLEAN NOT NULL DEFAULT false,
    "self_approval" BOOLEAN NOT NULL DEFAULT false,
    "rounding_limit_fen" INTEGER NOT NULL DEFAULT 99,
    "cash_difference_limit_fen" INTEGER NOT NULL DEFAULT 2000,
    "receipt_width_mm" INTEGER NOT NULL DEFAULT 80,
    "receipt_footer" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "report_preparer_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "store_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "business_day" (
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "state" "BusinessDayState" NOT NULL DEFAULT 'OPEN',
    "preparer_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "sealed_at" TIMESTAMPTZ(3),
    "sealed_by_id" UUID,

    CONSTRAINT "business_day_pkey" PRIMARY KEY ("store_id","day")
);

-- CreateTable
CREATE TABLE "till" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "last_z" INTEGER NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "till_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "till_session" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "till_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "float_fen" BIGINT NOT NULL,
    "drawer_policy" "DrawerPolicy" NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "z_number" INTEGER,
    "expected_fen" BIGINT,
    "counted_fen" BIGINT,
    "difference_fen" BIGINT,
    "difference_reason" TEXT,
    "approval_id" UUID,

    CONSTRAINT "till_session_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "cash_movement" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "kind" "CashMovementKind" NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "ticket_id" UUID,
    "reason" TEXT,
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "after_close" BOOLEAN NOT NULL DEFAULT false,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "cash_movement_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "cash_up" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "denominations" JSONB NOT NULL,
    "counted_fen" BIGINT NOT NULL,
    "expected_fen" BIGINT NOT NULL,
    "difference_fen" BIGINT NOT NULL,
    "tender_counts" JSONB NOT NULL,
    "tender_expected" JSONB NOT NULL,
    "counted_by_id" UUID NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "cash_up_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "tender" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "kind" "TenderKind" NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "reference" TEXT NOT NULL DEFAULT '',
    "refunds_tender_id" UUID,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "tender_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "tender_balance" (
    "store_id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "taken_fen" BIGINT NOT NULL,
    "refunded_fen" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "tender_balance_pkey" PRIMARY KEY ("store_id","tender_id")
);

-- CreateTable
CREATE TABLE "zone" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "ZoneKind" NOT NULL DEFAULT 'FLOOR',
    "position" INTEGER NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "zone_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "zone_assignment" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "assigned_by_id" UUID,

    CONSTRAINT "zone_assignment_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE INDEX "approval_store_id_business_day_idx" ON "approval"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "approval_use_store_id_business_day_idx" ON "approval_use"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "audit_entry_scope_id_occurred_at_idx" ON "audit_entry"("scope_id", "occurred_at" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_scope_id_subject_kind_subject_id_idx" ON "audit_entry"("scope_id", "subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entry_scope_id_business_day_idx" ON "audit_entry"("scope_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "category_name_key" ON "category"("name");

-- CreateIndex
CREATE UNIQUE INDEX "product_code_key" ON "product"("code");

-- CreateIndex
CREATE INDEX "product_revision_id_idx" ON "product"("revision", "id");

-- CreateIndex
CREATE INDEX "product_category_id_idx" ON "product"("category_id");

-- CreateIndex
CREATE INDEX "product_bigrams_idx" ON "product" USING GIN ("bigrams");

-- CreateIndex
CREATE INDEX "product_search_text_idx" ON "product" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "barcode_product_id_idx" ON "barcode"("product_id");

-- CreateIndex
CREATE INDEX "import_run_started_at_idx" ON "import_run"("started_at" DESC);

-- CreateIndex
CREATE INDEX "stock_entry_store_id_product_id_business_day_id_idx" ON "stock_entry"("store_id", "product_id", "business_day", "id");

-- CreateIndex
CREATE INDEX "stock_entry_store_id_business_day_idx" ON "stock_entry"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "stock_entry_store_id_document_id_idx" ON "stock_entry"("store_id", "document_id");

-- CreateIndex
CREATE INDEX "stock_level_store_id_zone_id_idx" ON "stock_level"("store_id", "zone_id");

-- CreateIndex
CREATE UNIQUE INDEX "supplier_code_key" ON "supplier"("code");

-- CreateIndex
CREATE INDEX "receiving_store_id_business_day_idx" ON "receiving"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "receiving_store_id_number_key" ON "receiving"("store_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "receiving_line_store_id_receiving_id_line_no_key" ON "receiving_line"("store_id", "receiving_id", "line_no");

-- CreateIndex
CREATE INDEX "adjustment_store_id_business_day_idx" ON "adjustment"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "adjustment_store_id_number_key" ON "adjustment"("store_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "adjustment_line_store_id_adjustment_id_line_no_key" ON "adjustment_line"("store_id", "adjustment_id", "line_no");

-- CreateIndex
CREATE INDEX "opening_stock_store_id_business_day_idx" ON "opening_stock"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "opening_stock_store_id_number_key" ON "opening_stock"("store_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "opening_stock_line_store_id_opening_stock_id_line_no_key" ON "opening_stock_line"("store_id", "opening_stock_id", "line_no");

-- CreateIndex
CREATE UNIQUE INDEX "opening_stock_line_store_id_product_id_key" ON "opening_stock_line"("store_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "seal_store_id_number_key" ON "seal"("store_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_series_store_id_prefix_key" ON "receipt_series"("store_id", "prefix");

-- CreateIndex
CREATE INDEX "ticket_store_id_business_day_idx" ON "ticket"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "ticket_store_id_session_id_idx" ON "ticket"("store_id", "session_id");

-- CreateIndex
CREATE INDEX "ticket_store_id_original_ticket_id_idx" ON "ticket"("store_id", "original_ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_store_id_number_key" ON "ticket"("store_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_store_id_device_id_seq_key" ON "ticket"("store_id", "device_id", "seq");

-- CreateIndex
CREATE INDEX "ticket_line_store_id_business_day_idx" ON "ticket_line"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_line_store_id_ticket_id_line_no_key" ON "ticket_line"("store_id", "ticket_id", "line_no");

-- CreateIndex
CREATE INDEX "breach_store_id_business_day_idx" ON "breach"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "pickup_store_id_business_day_idx" ON "pickup"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "parked_ticket_store_id_device_id_seq_key" ON "parked_ticket"("store_id", "device_id", "seq");

-- CreateIndex
CREATE INDEX "price_check_store_id_person_id_asked_at_idx" ON "price_check"("store_id", "person_id", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "person_login_key" ON "person"("login");

-- CreateIndex
CREATE INDEX "role_grant_person_id_idx" ON "role_grant"("person_id");

-- CreateIndex
CREATE INDEX "auth_session_person_id_idx" ON "auth_session"("person_id");

-- CreateIndex
CREATE INDEX "auth_session_device_id_idx" ON "auth_session"("device_id");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_code_code_hash_key" ON "enrolment_code"("code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "device_token_hash_key" ON "device"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "device_id_key" ON "device"("id");

-- CreateIndex
CREATE UNIQUE INDEX "device_store_id_till_id_enrolment_key" ON "device"("store_id", "till_id", "enrolment");

-- CreateIndex
CREATE UNIQUE INDEX "store_code_key" ON "store"("code");

-- CreateIndex
CREATE UNIQUE INDEX "till_store_id_code_key" ON "till"("store_id", "code");

-- CreateIndex
CREATE INDEX "till_session_store_id_business_day_idx" ON "till_session"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "till_session_store_id_till_id_z_number_key" ON "till_session"("store_id", "till_id", "z_number");

-- CreateIndex
CREATE INDEX "cash_movement_store_id_session_id_idx" ON "cash_movement"("store_id", "session_id");

-- CreateIndex
CREATE INDEX "cash_movement_store_id_business_day_idx" ON "cash_movement"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "cash_up_store_id_business_day_idx" ON "cash_up"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "cash_up_store_id_session_id_attempt_key" ON "cash_up"("store_id", "session_id", "attempt");

-- CreateIndex
CREATE INDEX "tender_store_id_business_day_idx" ON "tender"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "tender_store_id_ticket_id_line_no_key" ON "tender"("store_id", "ticket_id", "line_no");

-- CreateIndex
CREATE UNIQUE INDEX "zone_store_id_code_key" ON "zone"("store_id", "code");

-- CreateIndex
CREATE INDEX "zone_assignment_store_id_zone_id_starts_at_idx" ON "zone_assignment"("store_id", "zone_id", "starts_at");

-- AddForeignKey
ALTER TABLE "approval_use" ADD CONSTRAINT "approval_use_store_id_approval_id_fkey" FOREIGN KEY ("store_id", "approval_id") REFERENCES "approval"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "barcode" ADD CONSTRAINT "barcode_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_store_id_zone_id_fkey" FOREIGN KEY ("store_id", "zone_id") REFERENCES "zone"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "product_place" ADD CONSTRAINT "product_place_store_id_zone_id_fkey" FOREIGN KEY ("store_id", "zone_id") REFERENCES "zone"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "product_place" ADD CONSTRAINT "product_place_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "receiving" ADD CONSTRAINT "receiving_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "receiving_line" ADD CONSTRAINT "receiving_line_store_id_receiving_id_fkey" FOREIGN KEY ("store_id", "receiving_id") REFERENCES "receiving"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "receiving_line" ADD CONSTRAINT "receiving_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "receiving_line" ADD CONSTRAINT "receiving_line_store_id_zone_id_fkey" FOREIGN KEY ("store_id", "zone_id") REFERENCES "zone"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "adjustment_line" ADD CONSTRAINT "adjustment_line_store_id_adjustment_id_fkey" FOREIGN KEY ("store_id", "adjustment_id") REFERENCES "adjustment"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "adjustment_line" ADD CONSTRAINT "adjustment_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "adjustment_line" ADD CONSTRAINT "adjustment_line_store_id_zone_id_fkey" FOREIGN KEY ("store_id", "zone_id") REFERENCES "zone"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "opening_stock_line" ADD CONSTRAINT "opening_stock_line_store_id_opening_stock_id_fkey" FOREIGN KEY ("store_id", "opening_stock_id") REFERENCES "opening_stock"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "opening_stock_line" ADD CONSTRAINT "opening_stock_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "opening_stock_line" ADD CONSTRAINT "opening_stock_line_store_id_zone_id_fkey" FOREIGN KEY ("store_id", "zone_id") REFERENCES "zone"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "day_report" ADD CONSTRAINT "day_report_store_id_day_fkey" FOREIGN KEY ("store_id", "day") REFERENCES "business_day"("store_id", "day") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "day_report_decision" ADD CONSTRAINT "day_report_decision_store_id_day_version_fkey" FOREIGN KEY ("store_id", "day", "version") REFERENCES "day_report"("store_id", "day", "version") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_store_id_session_id_fkey" FOREIGN KEY ("store_id", "session_id") REFERENCES "till_session"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ticket_line" ADD CONSTRAINT "ticket_line_store_id_ticket_id_fkey" FOREIGN KEY ("store_id", "ticket_id") REFERENCES "ticket"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "breach_answer" ADD CONSTRAINT "breach_answer_store_id_breach_id_fkey" FOREIGN KEY ("store_id", "breach_id") REFERENCES "breach"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "enrolment_code" ADD CONSTRAINT "enrolment_code_store_id_till_id_fkey" FOREIGN KEY ("store_id", "till_id") REFERENCES "till"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_store_id_till_id_fkey" FOREIGN KEY ("store_id", "till_id") REFERENCES "till"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "business_day" ADD CONSTRAINT "business_day_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "till" ADD CONSTRAINT "till_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "till_session" ADD CONSTRAINT "till_session_store_id_till_id_fkey" FOREIGN KEY ("store_id", "till_id") REFERENCES "till"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "till_session" ADD CONSTRAINT "till_session_store_id_business_day_fkey" FOREIGN KEY ("store_id", "business_day") REFERENCES "business_day"("store_id", "day") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "cash_movement" ADD CONSTRAINT "cash_movement_store_id_session_id_fkey" FOREIGN KEY ("store_id", "session_id") REFERENCES "till_session"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "cash_up" ADD CONSTRAINT "cash_up_store_id_session_id_fkey" FOREIGN KEY ("store_id", "session_id") REFERENCES "till_session"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "tender" ADD CONSTRAINT "tender_store_id_ticket_id_fkey" FOREIGN KEY ("store_id", "ticket_id") REFERENCES "ticket"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "zone" ADD CONSTRAINT "zone_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "zone_assignment" ADD CONSTRAINT "zone_assignment_store_id_zone_id_fkey" FOREIGN KEY ("store_id", "zone_id") REFERENCES "zone"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

