import { getTranslations } from 'next-intl/server';
import { Amount } from '@/components/ui/amount';
import { Section } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { claimNumber } from '@/lib/claim-number';
import type { ClaimView } from '@/server/complaints/claims/list-claims';
import { ClaimStateBadge } from './claim-state';

/** What suppliers were asked for because of a case; nothing where nobody was. */
export async function CaseClaims({ claims }: { claims: readonly ClaimView[] }) {
  const t = await getTranslations('complaints.claims');
  if (claims.length === 0) return null;
  return (
    <Section paper title={t('title')}>
      <ul className="flex flex-col gap-3 p-3 text-sm">
        {claims.map((claim) => (
          <li key={claim.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TextLink href={`/complaints/claims/${claim.id}?store=${claim.storeId}`}>
              {claimNumber(claim.number)}
            </TextLink>
            <span className="font-medium">{claim.supplier}</span>
            <ClaimStateBadge state={claim.state} />
            {claim.wantedFen === null ? null : (
              <span>
                {t('wanted')} <Amount fen={claim.wantedFen} />
              </span>
            )}
            {claim.gave ? (
              <span>
                {t(`givings.${claim.gave}`)} {claim.gaveFen === null ? null : <Amount fen={claim.gaveFen} />}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
