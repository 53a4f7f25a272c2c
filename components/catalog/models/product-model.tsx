import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { DetailList } from '@/components/ui/detail-list';
import { TextLink } from '@/components/ui/text-link';
import type { ModelAxis } from '@/server/catalog/models/variant-rules';
import { JoinModel } from './join-model';
import { PlaceVariant } from './place-variant';

interface Props {
  product: {
    id: string;
    name: string;
    spec: string;
    values: readonly string[];
    model: { id: string; code: string; name: string; axes: readonly ModelAxis[] } | null;
  };
  mayEdit: boolean;
}

/** The model a product is a variant of; of none: how it becomes one. */
export function ProductModel({ product, mayEdit }: Props) {
  const t = useTranslations('catalog.models');
  const { model } = product;
  if (!model && !mayEdit) return null;
  if (!model)
    return (
      <Section
        title={t('model')}
        description={t('noModelHint')}
        actions={
          <>
            <ButtonLink size="sm" href={`/catalog/models/new?from=${product.id}`}>
              {t('makeModelOf')}
            </ButtonLink>
            <JoinModel productId={product.id} spec={product.spec} />
          </>
        }
      />
    );
  return (
    <Section
      title={t('model')}
      actions={mayEdit ? <PlaceVariant product={product} model={model} values={product.values} /> : null}
    >
      <DetailList
        columns={2}
        items={[
          {
            label: t('model'),
            value: (
              <TextLink href={`/catalog/models/${model.id}`}>
                {model.name} · {model.code}
              </TextLink>
            ),
          },
          ...model.axes.map((axis, at) => ({ label: axis.name, value: product.values[at] ?? '' })),
        ]}
      />
    </Section>
  );
}
