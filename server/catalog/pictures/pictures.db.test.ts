import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortId } from '@/lib/short-id';
import { addAttachment } from '@/server/attachments/add-attachment';
import { freeAttachments } from '@/server/attachments/free-attachments';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { zipOf } from '@/tests/helpers/zip';
import { catalogueChanges } from '../queries';
import { searchProducts } from '../search-products';
import { addPicture } from './add-picture';
import { addPictureFiles, type PictureFile } from './add-picture-files';
import { arrangePictures } from './arrange-pictures';
import { PRODUCT_PICTURE } from './product-picture-kind';
import { picturesOf, sizedPicture } from './queries';
import { removePicture } from './remove-picture';

let shade = 0;
async function photo(width = 1_200, height = 900) {
  shade += 7;
  const background = { r: shade % 256, g: (shade * 3) % 256, b: 90 };
  return new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  );
}

async function place() {
  const store = await makeStore();
  const ctx = await contextOf(await makePerson(['STOCK_KEEPER'], store.id));
  const send = async (sent?: Uint8Array<ArrayBuffer>) => {
    const id = newId();
    await addAttachment(ctx, PRODUCT_PICTURE, { storeId: store.id, id, sent: sent ?? (await photo()) });
    return id;
  };
  const add = async (productId: string, attachmentId: string) =>
    addPicture.execute(ctx, { storeId: store.id, requestId: newId(), productId, attachmentId });
  return { store, ctx, send, add };
}

describe('pictures of goods', () => {
  it('are kept in their order, the first told to every tablet by one short id', async () => {
    const { store, ctx, send, add } = await place();
    const product = await makeProduct();
    const before = await catalogueChanges(db(), null, false);
    const ids = [await send(), await send(), await send()];
    for (const id of ids) await add(product.id, id);
    expect((await picturesOf(db(), product.id)).map(({ id }) => id)).toEqual(ids);
    let since = before.cursor;
    const told = async () => {
      const changes = await catalogueChanges(db(), since, false);
      since = changes.cursor;
      return changes.products.find(({ id }) => id === product.id)?.picture;
    };
    expect(await told()).toBe(shortId(ids[0] ?? ''));

    const base = { storeId: store.id, productId: product.id };
    const turned = ids.toReversed();
    await arrangePictures.execute(ctx, { ...base, requestId: newId(), pictureIds: turned });
    expect((await picturesOf(db(), product.id)).map(({ id }) => id)).toEqual(turned);
    expect(await told()).toBe(shortId(turned[0] ?? ''));

    await removePicture.execute(ctx, { ...base, requestId: newId(), pictureId: turned[0] ?? '' });
    expect((await picturesOf(db(), product.id)).map(({ id }) => id)).toEqual(turned.slice(1));
    expect(await told()).toBe(shortId(turned[1] ?? ''));
    const [listed] = await searchProducts(db(), product.code);
    expect(listed?.picture ?? shortId(turned[1] ?? '')).toBe(shortId(turned[1] ?? ''));

    await expect(
      arrangePictures.execute(ctx, { ...base, requestId: newId(), pictureIds: turned }),
    ).rejects.toMatchObject({ code: 'PICTURES_CHANGED' });
    const trail = await db().auditEntry.findMany({
      where: { subjectId: product.id },
      orderBy: { id: 'asc' },
      select: { action: true },
    });
    expect(trail.map(({ action }) => action)).toEqual([
      'catalog.addPicture',
      'catalog.addPicture',
      'catalog.addPicture',
      'catalog.arrangePictures',
      'catalog.removePicture',
    ]);
  });

  it('are made smaller once, and go with their product’s row', async () => {
    const { store, ctx, send, add } = await place();
    const product = await makeProduct();
    const id = await send();
    await add(product.id, id);
    for (const edge of [96, 240, 960] as const) {
      const small = await sizedPicture(db(), id, edge);
      const { width, height, format } = await sharp(small).metadata();
      expect({ width, height, format }).toEqual({
        width: edge,
        height: Math.round(edge * 0.75),
        format: 'jpeg',
      });
      expect(await sizedPicture(db(), id, edge)).toEqual(small);
    }
    expect(await db().productPictureSize.count({ where: { pictureId: id } })).toBe(3);
    await removePicture.execute(ctx, {
      storeId: store.id,
      requestId: newId(),
      productId: product.id,
      pictureId: id,
    });
    expect(await db().productPictureSize.count({ where: { pictureId: id } })).toBe(0);
    await expect(sizedPicture(db(), id, 96)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are twelve of a product at most, each once, also when two people add at once', async () => {
    const { send, add } = await place();
    const product = await makeProduct();
    const same = await photo();
    await add(product.id, await send(same));
    await expect(add(product.id, await send(same))).rejects.toMatchObject({ code: 'PICTURE_IS_THERE' });
    const files = await Promise.all(Array.from({ length: 11 }, () => send()));
    await Promise.all(files.map((id) => add(product.id, id)));
    const kept = await db().productPicture.findMany({
      where: { productId: product.id },
      orderBy: { position: 'asc' },
    });
    expect(kept.map(({ position }) => position)).toEqual(Array.from({ length: 12 }, (_, at) => at));
    await expect(add(product.id, await send())).rejects.toMatchObject({ code: 'TOO_MANY_PICTURES' });
    await expect(
      db().productPicture.create({
        data: {
          id: newId(),
          productId: product.id,
          position: 12,
          fileScopeId: newId(),
          sentSha256: 'a'.repeat(64),
          addedById: newId(),
          addedAt: new Date(),
        },
      }),
    ).rejects.toThrow(/place_is_one_of_twelve/);
  });

  it('are kept by who may, of their own sending', async () => {
    const { store, send } = await place();
    const product = await makeProduct();
    const clerk = await contextOf(await makePerson(['CLERK'], store.id));
    const input = {
      storeId: store.id,
      requestId: newId(),
      productId: product.id,
      attachmentId: await send(),
    };
    await expect(addPicture.execute(clerk, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
    await expect(addPicture.execute(manager, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keep their file for as long as they are shown', async () => {
    const { store, ctx, send, add } = await place();
    const product = await makeProduct();
    const [shown, gone] = [await send(), await send()];
    await add(product.id, shown);
    await add(product.id, gone);
    await removePicture.execute(ctx, {
      storeId: store.id,
      requestId: newId(),
      productId: product.id,
      pictureId: gone,
    });
    const later = new Date(Date.now() + (PRODUCT_PICTURE.keptDays + 1) * 24 * 3_600_000);
    await freeAttachments(db(), [PRODUCT_PICTURE], later);
    const left = await db().attachmentContent.findMany({
      where: { attachmentId: { in: [shown, gone] } },
      select: { attachmentId: true },
    });
    expect(left.map(({ attachmentId }) => attachmentId)).toEqual([shown]);
  });
});

describe('a zip of pictures', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'daybook-zip-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const read = async (ctx: Awaited<ReturnType<typeof place>>['ctx'], storeId: string, zipPath: string) => {
    const said: PictureFile[] = [];
    for await (const one of addPictureFiles(ctx, { storeId, zipPath })) if ('file' in one) said.push(one);
    return said;
  };

  it('adds each file to the product it is named by, and says of every other why not', async () => {
    const { store, ctx } = await place();
    const [sofa, lamp] = [await makeProduct(), await makeProduct()];
    const barcode = `69${newId().replaceAll('-', '').slice(0, 11)}`;
    await db().barcode.create({ data: { code: barcode, productId: lamp.id } });
    const whole = await photo();
    const zipPath = path.join(folder, 'pictures.zip');
    await writeFile(
      zipPath,
      zipOf({
        [`goods/${sofa.code}_2.jpg`]: await photo(),
        [`goods/${sofa.code}.jpg`]: whole,
        [`${barcode}.JPG`]: await photo(),
        'nobody.jpg': await photo(),
        [`${lamp.code} (3).jpg`]: Buffer.from('<svg/>'),
        [`${lamp.code} (4).jpg`]: whole.subarray(0, 400),
        '__MACOSX/._x.jpg': Buffer.from('x'),
      }),
    );
    const name = (product: { code: string; name: string }) => `${product.code} ${product.name}`;
    expect(await read(ctx, store.id, zipPath)).toEqual([
      { file: `${barcode}.JPG`, is: 'ADDED', product: name(lamp) },
      { file: `goods/${sofa.code}.jpg`, is: 'ADDED', product: name(sofa) },
      { file: 'nobody.jpg', is: 'ODD', problem: 'NO_PRODUCT' },
      { file: `goods/${sofa.code}_2.jpg`, is: 'ADDED', product: name(sofa) },
      { file: `${lamp.code} (3).jpg`, is: 'ODD', problem: 'NOT_A_PICTURE' },
      { file: `${lamp.code} (4).jpg`, is: 'ODD', problem: 'UNREADABLE' },
    ]);
    expect(await picturesOf(db(), sofa.id)).toHaveLength(2);
    // Sent again, it adds nothing twice.
    const again = await read(ctx, store.id, zipPath);
    expect(again.filter(({ is }) => is === 'KNOWN')).toHaveLength(3);
    expect(again.filter(({ is }) => is === 'ADDED')).toHaveLength(0);
    expect(await picturesOf(db(), sofa.id)).toHaveLength(2);
  });

  it('is refused where it is none', async () => {
    const { store, ctx } = await place();
    const zipPath = path.join(folder, 'no.zip');
    await writeFile(zipPath, 'no zip at all');
    await expect(read(ctx, store.id, zipPath)).rejects.toMatchObject({ code: 'PICTURE_ZIP_REFUSED' });
  });
});
