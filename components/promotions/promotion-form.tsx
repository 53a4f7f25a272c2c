'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useDeferredValue, useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { toast } from '@/components/ui/toast';
import { goodsName } from '@/lib/goods-name';
import { PROMOTION_KINDS } from '@/lib/promotions/terms';
import type { promotionDetail } from '@/server/promotions/list-promotions';
import { faultOf, termsOf } from '@/server/promotions/promotion-rules';
import { LONGEST_NAME, type PromotionSaid } from '@/server/promotions/schema';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { BelowFloorAsked } from './below-floor';
import { KindFields } from './kind-fields';
import { draftOf, type NamedGoods } from './promotion-draft';
import { PromotionPreview } from './promotion-preview';
import { RuleFields, WhenFields } from './when-fields';

type From = Pick<
  Awaited<ReturnType<typeof promotionDetail>>,
  'promotionId' | 'versionNo' | 'terms' | 'storeIds' | 'state' | 'goods'
>;

interface Props {
  choices: { today: string; stores: NamedGoods[]; categories: NamedGoods[] };
  from: From | null;
  /** It begins as a copy; else what it comes from is changed. */
  isCopy?: boolean;
  mayAllowFloor: boolean;
}

/** Plans a promotion, or says one anew. */
export function PromotionForm({ choices, from, isCopy = false, mayAllowFloor }: Props) {
  const t = useTranslations('promotions.form');
  const router = useRouter();
  const client = useTRPCClient();
  const deed = useAct(client.promotions.plan.mutate);
  const [said, setSaid] = useState(() => draftOf(choices.today, from, isCopy));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { nameOf, onName } = useNames(choices.categories, from);
  const set = (over: Partial<PromotionSaid>) => setSaid((before) => ({ ...before, ...over }));
  const wrong = useWrong(said, tried, deed.refusal);
  const terms = termsOf(said, { id: 'planned', promotionId: 'planned' });
  const below = useBelowFloor(said);
  const isChange = from !== null && !isCopy;
  const isOver = isChange && (from.state === 'ENDED' || from.state === 'CALLED_OFF');

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (said.name.trim() === '' || faultOf(said) || isUnpriced(said)) return;
    if (below.length > 0 && reason.trim() === '') return;
    const changes = isChange ? { promotionId: from.promotionId, versionNo: from.versionNo } : null;
    const floorReason = below.length > 0 ? reason.trim() : null;
    const done = await deed.act({ said, changes, floorReason });
    if (!done) return;
    toast.success(t('done'));
    router.push(`/promotions${said.fromDay > choices.today ? '?state=PLANNED' : ''}`);
  }
  if (isOver) return <PromotionPreview terms={from.terms} nameOf={nameOf} />;
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <Segmented
        aria-label={t('kind')}
        value={said.kind}
        onValueChange={(kind) => set({ kind })}
        segments={PROMOTION_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      <Field label={t('name')} hint={t('nameHint')} error={wrong('name')} required>
        <Input
          maxLength={LONGEST_NAME}
          value={said.name}
          onChange={({ target }) => set({ name: target.value })}
        />
      </Field>
      <KindFields key={said.kind} {...{ said, set, wrong, nameOf, onName, categories: choices.categories }} />
      <WhenFields {...{ said, set, wrong, stores: choices.stores }} />
      <RuleFields {...{ said, set, wrong }} />
      <PromotionPreview terms={terms} nameOf={nameOf} />
      <BelowFloorAsked
        {...{ below, reason, mayAllow: mayAllowFloor, onReason: setReason }}
        error={tried && reason.trim() === '' ? t('wrong.reason') : undefined}
      />
      {deed.problem ? <Callout tone="late" title={deed.problem} /> : null}
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        loading={deed.busy}
        missing={below.length > 0 && !mayAllowFloor ? t('belowFloor') : null}
      >
        {t(isChange ? 'change' : 'plan')}
      </Button>
    </form>
  );
}

function isUnpriced({ kind, prices }: PromotionSaid): boolean {
  return kind === 'PRICE' && prices.some(({ priceFen }) => priceFen < 1);
}

/** What goods and categories are called: as they came, and as they were picked since. */
function useNames(categories: readonly NamedGoods[], from: From | null) {
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(
    () => new Map(from?.goods.map((one) => [one.productId, `${goodsName(one)} ${one.code}`])),
  );
  return {
    nameOf: (id: string) => picked.get(id) ?? categories.find((one) => one.id === id)?.name ?? '',
    onName: ({ id, name }: NamedGoods) => setPicked((before) => new Map(before).set(id, name)),
  };
}

/** What is wrong with a field, in words, once somebody tried; what only the server knows is said at its field too. */
function useWrong(
  said: PromotionSaid,
  tried: boolean,
  refusal: { code: string; params?: Record<string, unknown> | undefined } | null,
): (field: string) => string | undefined {
  const t = useTranslations('promotions.form.wrong');
  const fault = faultOf(said);
  const isPast = refusal?.code === 'INVALID_INPUT' && refusal.params?.problem === 'past';
  return (field) => {
    if (isPast && refusal.params?.field === field) return t('past');
    if (!tried) return undefined;
    if (field === 'name') return said.name.trim() === '' ? t('name') : undefined;
    if (field === 'priceFen') return t('price');
    if (field === 'priority') return said.priority < 1 ? t('range') : undefined;
    if (fault?.field !== field) return undefined;
    return t(
      fault.problem === 'order' || fault.problem === 'both' || fault.problem === 'missing'
        ? fault.problem
        : 'range',
    );
  };
}

/** Goods it may bring below their floor, asked while it is filled in. */
function useBelowFloor(said: PromotionSaid) {
  const trpc = useTRPC();
  // Neither its name nor its days matter for that.
  const asked = useDeferredValue({ ...said, name: '.', fromDay: '2000-01-01', untilDay: '2000-01-01' });
  const isSound = faultOf(asked as PromotionSaid) === null && !isUnpriced(asked) && asked.priority > 0;
  const found = useQuery({
    ...trpc.promotions.belowFloor.queryOptions({ said: asked }),
    enabled: isSound,
    staleTime: 60_000,
  });
  return isSound ? (found.data ?? []) : [];
}
