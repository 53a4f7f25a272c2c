import type { ReactNode } from 'react';
import { OfficeAround } from '@/components/staff/office-around';

/** What is to be counted: inside the office on a desk, with the phone's bar alone while walking the shop. */
export default function SheetsLayout({ children }: { children: ReactNode }) {
  return <OfficeAround floor>{children}</OfficeAround>;
}
