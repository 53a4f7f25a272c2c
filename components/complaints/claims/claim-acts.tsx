'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { type PickedProduct, ProductPicker } from '@/components/stock/product-picker';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { goodsName } from '@/lib/goods-name';
import { GIVINGS } from '@/server/complaints/claims/claim-rules';
import { useTRPCClient } from '@/trpc/react';
import { type OfCase, Words } from '../acts/of-case';

interface Named {
  id: string;
  name: string;
}

/** A supplier is asked for something; the case waits for them from then on. */
export function OpenClaim({
  storeId,
  complaintId,
  version,
  suppliers,
  usualId,
  goods,
}: OfCase & {
  suppliers: readonly Named[];
  /** Who delivers the goods as a rule. */
  usualId: string | null;
  /** What the case is about, where that is known. */
  goods: Named | null;
}) {
  const t = useTranslations('complaints.claims');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.claims.open.mutate);
  const [supplierId, setSupplier] = useState(usualId ?? '');
  const [other, setOther] = useState<PickedProduct | null>(null);
  const [quantity, setQuantity] = useState('1');
  const [wantedFen, setWanted] = useState<number | null>(null);
  const [reference, setReference] = useState('');
  const [words, setWords] = useState('');
  const productId = other?.id ?? goods?.id;
  return (
    <ActDialog
      label={t('open')}
      title={t('open')}
      description={t('openHint')}
      deed={deed}
      submit={async () =>
        supplierId !== '' &&
        productId !== undefined &&
        (await deed.act({
          ...{ storeId, complaintId, version, supplierId, reference, words },
          lines: [{ productId, quantity }],
          ...(wantedFen ? { wantedFen } : {}),
        })) !== undefined
      }
      done={t('opened')}
    >
      <Field label={t('supplier')} required>
        <Select
          value={supplierId}
          placeholder={t('supplier')}
          onChange={(event) => setSupplier(event.target.value)}
          options={suppliers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      {productId ? (
        <p className="font-medium">{other ? goodsName(other) : goods?.name}</p>
      ) : (
        <ProductPicker onPick={setOther} />
      )}
      <Field label={t('quantity')} required>
        <Input
          numeric
          inputMode="decimal"
          value={quantity}
          onChange={(event) => setQuantity(event.target.value)}
        />
      </Field>
      <Field label={t('wanted')} hint={t('wantedHint')}>
        <MoneyInput valueFen={wantedFen} onValueChange={setWanted} />
      </Field>
      <Field label={t('reference')}>
        <Input value={reference} maxLength={200} onChange={(event) => setReference(event.target.value)} />
      </Field>
      <Words label={t('words')} value={words} onChange={setWords} />
    </ActDialog>
  );
}

interface OfClaim {
  storeId: string;
  claimId: string;
}

/** What the supplier said, before anything is given. */
export function AnswerClaim({ storeId, claimId, reference: known }: OfClaim & { reference: string }) {
  const t = useTranslations('complaints.claims');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.claims.answer.mutate);
  const [answer, setAnswer] = useState('');
  const [reference, setReference] = useState(known);
  return (
    <ActDialog
      label={t('answer')}
      title={t('answer')}
      deed={deed}
      submit={async () =>
        answer.trim() !== '' && (await deed.act({ storeId, claimId, answer, reference })) !== undefined
      }
      done={t('answered')}
    >
      <Words label={t('answerText')} value={answer} onChange={setAnswer} required />
      <Field label={t('reference')}>
        <Input value={reference} maxLength={200} onChange={(event) => setReference(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

/** What the supplier gave. */
export function SettleClaim({ storeId, claimId, wantedFen }: OfClaim & { wantedFen: number | null }) {
  const t = useTranslations('complaints.claims');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.claims.settle.mutate);
  const [chosen, setGave] = useState('');
  const [gaveFen, setFen] = useState<number | null>(wantedFen);
  const [answer, setAnswer] = useState('');
  const gave = GIVINGS.find((one) => one === chosen);
  return (
    <ActDialog
      label={t('settle')}
      variant="primary"
      title={t('settle')}
      description={t('settleHint')}
      deed={deed}
      submit={async () => {
        if (!gave || (gave === 'CREDIT' && !gaveFen)) return false;
        const of = { storeId, claimId, gave, answer };
        return (await deed.act(gave === 'CREDIT' && gaveFen ? { ...of, gaveFen } : of)) !== undefined;
      }}
      done={t('settled')}
    >
      <Field label={t('gave')} required>
        <Select
          value={chosen}
          placeholder={t('gave')}
          onChange={(event) => setGave(event.target.value)}
          options={GIVINGS.map((one) => ({ value: one, label: t(`givings.${one}`) }))}
        />
      </Field>
      {gave === 'CREDIT' ? (
        <Field label={t('gaveFen')} required>
          <MoneyInput valueFen={gaveFen} onValueChange={setFen} />
        </Field>
      ) : null}
      <Words label={t('answerText')} value={answer} onChange={setAnswer} />
    </ActDialog>
  );
}

/** The supplier gives nothing. */
export function RefuseClaim({ storeId, claimId }: OfClaim) {
  const t = useTranslations('complaints.claims');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.claims.refuse.mutate);
  const [answer, setAnswer] = useState('');
  return (
    <ActDialog
      label={t('refuse')}
      title={t('refuse')}
      deed={deed}
      submit={async () =>
        answer.trim() !== '' && (await deed.act({ storeId, claimId, answer })) !== undefined
      }
      done={t('refused')}
    >
      <Words label={t('answerText')} value={answer} onChange={setAnswer} required />
    </ActDialog>
  );
}
