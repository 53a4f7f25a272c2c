/** A product as people name it: with what tells it from its neighbours. */
export function goodsName({ name, spec }: { name: string; spec?: string | undefined }): string {
  return spec ? `${name} ${spec}` : name;
}

/** What a button over goods is called, where the eye sees them and the ear does not: name, specification and code. */
export function goodsCalled(product: { name: string; spec?: string | undefined; code: string }): string {
  return `${goodsName(product)} ${product.code}`;
}
