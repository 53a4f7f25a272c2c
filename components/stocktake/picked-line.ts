export interface PickedLine {
  productId: string;
  zoneId: string;
}
