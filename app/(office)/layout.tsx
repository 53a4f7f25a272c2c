import type { ReactNode } from 'react';
import { OfficeAround } from '@/components/staff/office-around';

export default function OfficeLayout({ children }: { children: ReactNode }) {
  return <OfficeAround>{children}</OfficeAround>;
}
