import { Prisma } from '@/generated/prisma/client';

/**
 * The first picture of the product `p` in 22 characters: `shortId` of `lib/short-id`. A variant without one shows that of its model's first
 * variant which has.
 */
export const FIRST_PICTURE = Prisma.sql`coalesce(
  (SELECT rtrim(translate(encode(uuid_send(f.id), 'base64'), '+/', '-_'), '=')
    FROM product_picture f WHERE f.product_id = p.id AND f.position = 0),
  CASE WHEN p.model_id IS NOT NULL THEN (SELECT rtrim(translate(encode(uuid_send(f.id), 'base64'), '+/', '-_'), '=')
    FROM product v JOIN product_picture f ON f.product_id = v.id AND f.position = 0 WHERE v.model_id = p.model_id ORDER BY v.code LIMIT 1) END)`;
