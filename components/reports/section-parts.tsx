import type { ComponentType } from 'react';
import { AttendancePart } from '@/components/attendance/day-report/attendance-part';
import { ComplaintsPart } from '@/components/complaints/day-report/complaints-part';
import { CreditPart } from '@/components/credit/day-report/credit-part';
import { DutyPart } from '@/components/duty/day-report/duty-part';
import { IncidentsPart } from '@/components/incidents/day-report/incidents-part';
import { ApprovalsPart } from '@/components/sales/day-report/approvals-part';
import { NumbersPart } from '@/components/sales/day-report/numbers-part';
import { PromotionsPart } from '@/components/sales/day-report/promotions-part';
import { SalesPart } from '@/components/sales/day-report/sales-part';
import { StockPart } from '@/components/stock/day-report/stock-part';
import { CashPart } from '@/components/tills/day-report/cash-part';
import type { Sections } from '@/server/reports/sections';
import type { PartProps } from './part-props';

/** How each section of server/reports/sections.ts is shown, in the order of the report. */
export const SECTION_PARTS: { [name in keyof Sections]: ComponentType<PartProps<Sections[name]>> } = {
  sales: SalesPart,
  cash: CashPart,
  numbers: NumbersPart,
  approvals: ApprovalsPart,
  promotions: PromotionsPart,
  stock: StockPart,
  credit: CreditPart,
  complaints: ComplaintsPart,
  incidents: IncidentsPart,
  duty: DutyPart,
  attendance: AttendancePart,
};
