import { attendanceSection } from '@/server/attendance/day-report/attendance-section';
import { complaintsSection } from '@/server/complaints/day-report/complaints-section';
import { creditSection } from '@/server/customers/credit/day-report/credit-section';
import { dutySection } from '@/server/duty/day-report/duty-section';
import { incidentsSection } from '@/server/incidents/day-report/incidents-section';
import type { ReportSection } from '@/server/platform/report-section';
import { approvalsSection } from '@/server/sales/day-report/approvals-section';
import { numbersSection } from '@/server/sales/day-report/numbers-section';
import { promotionsSection } from '@/server/sales/day-report/promotions-section';
import { salesSection } from '@/server/sales/day-report/sales-section';
import { ticketNumbers } from '@/server/sales/day-report/ticket-numbers';
import { stockSection } from '@/server/stock/day-report/stock-section';
import { cashSection } from '@/server/tills/day-report/cash-section';

/**
 * What a day's report is made of, in the order it is worked out and shown. A further section is a line here and one in
 * components/reports/section-parts.tsx; a name that reports were submitted with is never given to another section.
 */
export const SECTIONS = {
  sales: salesSection,
  cash: cashSection(ticketNumbers),
  numbers: numbersSection,
  approvals: approvalsSection,
  promotions: promotionsSection,
  stock: stockSection,
  credit: creditSection,
  complaints: complaintsSection,
  incidents: incidentsSection,
  duty: dutySection,
  attendance: attendanceSection,
} satisfies Record<string, ReportSection<unknown, unknown>>;
export type Sections = typeof SECTIONS;
