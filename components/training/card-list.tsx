import { useTranslations } from 'next-intl';
import { TextLink } from '@/components/ui/text-link';
import type { CardSaid } from '@/server/training/cards/read-cards';
import { EditCard } from './edit-card';

/** Categories or products with how their card begins, each to be edited. */
export function CardList(props: {
  rows: readonly { id: string; name: string; card: CardSaid | null }[];
  kind: 'product' | 'category';
}) {
  const t = useTranslations('training');
  const isProduct = props.kind === 'product';
  return (
    <ul className="divide-y divide-rule">
      {props.rows.map(({ id, name, card }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <span className="flex min-w-0 flex-1 basis-64 flex-col">
            {isProduct ? (
              <TextLink href={`/catalog/${id}`} className="self-start break-words font-medium">
                {name}
              </TextLink>
            ) : (
              <span className="font-medium">{name}</span>
            )}
            <span className="line-clamp-2 text-ink-soft text-sm">{card?.say ?? t('notWritten')}</span>
          </span>
          <EditCard
            key={card?.revision ?? 0}
            of={isProduct ? { productId: id } : { categoryId: id }}
            name={name}
            card={card}
          />
        </li>
      ))}
    </ul>
  );
}
