import type { PartProps } from '@/components/reports/part-props';
import type { cashSection } from '@/server/tills/day-report/cash-section';

export type CashProps = PartProps<ReturnType<typeof cashSection>>;
