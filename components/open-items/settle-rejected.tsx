'use client';

import { useRouter } from 'next/navigation';
import type { RejectedTicket } from '@/server/open-items/rejected-ticket';
import { BookRejected } from './book-rejected';
import { VoidRejected } from './void-rejected';

/** The two ends of a rejected ticket; afterwards back to what else is open. */
export function SettleRejected({ storeId, ticket }: { storeId: string; ticket: RejectedTicket }) {
  const router = useRouter();
  const onDone = () => router.push(`/open-items?store=${storeId}&tab=rejected`);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <VoidRejected storeId={storeId} ticket={ticket} onDone={onDone} />
      </div>
      <BookRejected storeId={storeId} ticket={ticket} onDone={onDone} />
    </div>
  );
}
