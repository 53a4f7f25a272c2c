import type { complaintDetail } from '@/server/complaints/case-detail';

/** A case as its page shows it. */
export type CaseView = Awaited<ReturnType<typeof complaintDetail>>;
