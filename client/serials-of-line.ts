import type { Basket, BasketLine } from './basket-shape';
import type { WaitingSale } from './tablet-store';

/** Pieces of a line whose number nobody took down yet; below nothing: more numbers than pieces. */
export function serialsMissing({ product, quantityMilli, serials = [] }: BasketLine): number {
  return product.needsSerial ? Math.round(quantityMilli / 1000) - serials.length : 0;
}

/** Is it not yet known which pieces are sold? */
export function lacksSerials(line: BasketLine): boolean {
  return serialsMissing(line) !== 0;
}

/** Is that piece in the basket, or in a sale of this tablet that the server has not booked yet? */
export function isTaken(
  productId: string,
  serial: string,
  { basket, waiting }: { basket: Pick<Basket, 'lines'>; waiting: readonly Pick<WaitingSale, 'sale'>[] },
): boolean {
  const inBasket = basket.lines.some(
    (line) => line.product.id === productId && line.serials?.includes(serial) === true,
  );
  return (
    inBasket ||
    waiting.some(({ sale }) =>
      sale.lines.some((line) => line.productId === productId && line.serials?.includes(serial) === true),
    )
  );
}
