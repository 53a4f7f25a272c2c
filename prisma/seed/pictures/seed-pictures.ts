import { sha256 } from '@/server/attachments/add-attachment';
import { type KeptPicture, makePicture } from '@/server/attachments/make-picture';
import { PRODUCT_PICTURE } from '@/server/catalog/pictures/product-picture-kind';
import { db } from '@/server/platform/db';
import { COMPANY_SCOPE, newId } from '@/server/platform/ids';
import { at, type SeedCompany } from '../company';
import { drawGoods } from './draw';

const AT_ONCE = 50;

type Goods = { id: string; name: string; spec?: string | undefined };

/** What the demo company's goods look like: drawn, and kept for each product as a picture sent from the office would be. */
export async function seedPictures(company: SeedCompany, goods: readonly Goods[]): Promise<void> {
  const admin = company.people.find((person) => person.role === 'ADMIN');
  if (!admin) throw new Error('the demo company has no administrator');
  const by = { personId: admin.id, addedAt: at(company.firstDay, 7, 30) };
  const drawings = new Map<string, Drawn>();
  for (let first = 0; first < goods.length; first += AT_ONCE) {
    const pictures: Picture[] = [];
    for (const product of goods.slice(first, first + AT_ONCE)) {
      const svg = drawGoods({ name: product.name, spec: product.spec ?? '' });
      if (svg === null) continue;
      const drawn = drawings.get(svg) ?? (await draw(svg));
      drawings.set(svg, drawn);
      pictures.push({ ...drawn, id: newId(), productId: product.id });
    }
    await keep(pictures, by);
  }
}

type Drawn = KeptPicture & { sentSha256: string };
type Picture = Drawn & { id: string; productId: string };

async function draw(svg: string): Promise<Drawn> {
  const sent = new TextEncoder().encode(svg);
  return { ...(await makePicture(sent)), sentSha256: sha256(sent) };
}

function keep(pictures: readonly Picture[], by: { personId: string; addedAt: Date }): Promise<void> {
  return db().$transaction(async (tx) => {
    await tx.attachment.createMany({
      data: pictures.map(({ id, content, width, height, sentSha256 }) => ({
        storeId: COMPANY_SCOPE,
        id,
        kind: PRODUCT_PICTURE.name,
        mime: 'image/jpeg',
        byteCount: content.length,
        sha256: sha256(content),
        sentSha256,
        width,
        height,
        uploadedById: by.personId,
        uploadedAt: by.addedAt,
      })),
    });
    await tx.attachmentContent.createMany({
      data: pictures.map(({ id, content }) => ({ storeId: COMPANY_SCOPE, attachmentId: id, content })),
    });
    await tx.productPicture.createMany({
      data: pictures.map(({ id, productId, sentSha256 }) => ({
        id,
        productId,
        position: 0,
        fileScopeId: COMPANY_SCOPE,
        sentSha256,
        addedById: by.personId,
        addedAt: by.addedAt,
      })),
    });
  });
}
