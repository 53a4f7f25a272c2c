import { getTranslations } from 'next-intl/server';
import { Card, Section } from '@/components/ui/card';
import { serverApi } from '@/trpc/server';
import { CardHistory } from './card-history';
import { CardWords } from './card-words';
import { EditCard } from './edit-card';

/** On a product's page: what whoever sells it should know. */
export async function ProductCard(props: {
  storeId: string;
  productId: string;
  name: string;
  mayEdit: boolean;
  timeZone: string;
}) {
  const { storeId, productId } = props;
  const [t, api] = await Promise.all([getTranslations('training'), serverApi()]);
  const { card, isCategorys, category } = await api.training.card({ storeId, productId });
  return (
    <Section
      title={t('card')}
      description={isCategorys ? t('ofCategory', { name: category?.name ?? '' }) : undefined}
      actions={
        props.mayEdit ? (
          <EditCard
            // Of another revision it is another form.
            key={isCategorys ? 0 : card?.revision}
            of={{ productId }}
            name={props.name}
            card={isCategorys ? null : card}
          />
        ) : null
      }
    >
      <Card className="flex flex-col gap-3">
        {card ? <CardWords card={card} /> : <p className="text-ink-soft text-sm">{t('noCard')}</p>}
        {card && props.mayEdit ? (
          <CardHistory
            of={isCategorys && category ? { categoryId: category.id } : { productId }}
            timeZone={props.timeZone}
          />
        ) : null}
      </Card>
    </Section>
  );
}
