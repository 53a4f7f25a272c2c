/** A product as people name it: with what tells it from its neighbours. */
export function goodsName({ name, spec }: { name: string; spec?: string | undefined }): string {
  return spec ? `${name} ${spec}` : name;
}
