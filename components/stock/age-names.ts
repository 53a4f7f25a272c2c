/** Names of the age buckets, the youngest first, as `slowMovers.ages` has them. */
export const AGE_NAMES = ['month', 'quarter', 'half', 'year', 'older'] as const;
