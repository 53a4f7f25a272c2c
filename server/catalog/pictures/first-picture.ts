import { Prisma } from '@/generated/prisma/client';

/** The first picture of the product `p` in 22 characters: `shortId` of `lib/short-id`. */
export const FIRST_PICTURE = Prisma.sql`(SELECT rtrim(translate(encode(uuid_send(f.id), 'base64'), '+/', '-_'), '=')
  FROM product_picture f WHERE f.product_id = p.id AND f.position = 0)`;
