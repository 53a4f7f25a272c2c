import type { RoleName } from '@/server/staff/permissions';

export interface DraftQuestion {
  key: number;
  text: string;
  kind: 'SINGLE' | 'MULTIPLE';
  choices: string[];
  right: number[];
}

/** A course as it is being written. */
export interface Draft {
  title: string;
  text: string;
  attachmentId: string;
  products: { id: string; name: string; spec: string }[];
  questions: DraftQuestion[];
  priceQuestions: string;
  priceCategoryId: string;
  passPercent: string;
  triesADay: string;
  to: 'work' | 'people';
  storeIds: string[];
  roles: RoleName[];
  personIds: string[];
  dueDays: string;
  repeatMonths: string;
  again: boolean;
}
