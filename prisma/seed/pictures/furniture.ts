import { box, each, line, oval, shade, shape } from './shapes';

/** A drawing in a colour of the goods. */
export type Drawing = (colour: string) => string;

const WOOD = '#8a5a3a';
const DARK = '#3b3f42';

const legs = (places: readonly number[], top: number, colour = WOOD) =>
  each(places, (x) => box(x, top, 6, 168 - top, 2, colour));

const seats = (colour: string, places: readonly number[], width: number) =>
  each(places, (x) => box(x, 96, width, 26, 6, shade(colour, 0.12)));

const sofa: Drawing = (c) =>
  legs([34, 160], 146) +
  box(30, 66, 140, 60, 14, shade(c, -0.12)) +
  seats(c, [42, 82, 122], 38) +
  box(34, 114, 132, 34, 8, c) +
  box(20, 92, 24, 58, 11, shade(c, -0.06)) +
  box(156, 92, 24, 58, 11, shade(c, -0.06));

const corner: Drawing = (c) =>
  legs([26, 168], 150) +
  box(22, 60, 150, 58, 14, shade(c, -0.12)) +
  seats(c, [34, 76], 40) +
  shape('M26 112h96v-14q0-8 8-8h40q10 0 10 10v46q0 8-8 8H34q-8 0-8-8z', c) +
  box(14, 88, 24, 62, 11, shade(c, -0.06)) +
  box(124, 100, 52, 40, 8, shade(c, 0.12));

const armchair: Drawing = (c) =>
  line('M70 142l-8 26M130 142l8 26', WOOD, 6) +
  box(58, 48, 84, 86, 26, shade(c, -0.12)) +
  box(62, 104, 76, 38, 12, c) +
  box(46, 88, 22, 56, 11, shade(c, -0.05)) +
  box(132, 88, 22, 56, 11, shade(c, -0.05));

const sofaBed: Drawing = (c) =>
  legs([30, 164], 138) +
  box(24, 72, 152, 44, 12, shade(c, -0.14)) +
  box(20, 108, 160, 32, 8, c) +
  line('M100 108v32', shade(c, -0.18), 2) +
  box(36, 84, 44, 24, 8, shade(c, 0.2)) +
  box(120, 84, 44, 24, 8, shade(c, 0.2));

const bed: Drawing = (c) =>
  legs([30, 164], 142) +
  box(28, 54, 144, 62, 8, c) +
  box(36, 84, 60, 30, 10, '#ffffff') +
  box(104, 84, 60, 30, 10, '#ffffff') +
  box(24, 104, 152, 42, 8, '#e9e4da') +
  box(24, 122, 152, 26, 6, shade(c, 0.25));

const softBed: Drawing = (c) =>
  legs([30, 164], 146, DARK) +
  box(24, 44, 152, 72, 20, c) +
  each([62, 100, 138], (x) => line(`M${x} 52v44`, shade(c, -0.16), 2)) +
  box(40, 86, 54, 28, 10, '#ffffff') +
  box(106, 86, 54, 28, 10, '#ffffff') +
  box(22, 106, 156, 44, 10, shade(c, 0.35));

const mattress: Drawing = (c) =>
  shape('M40 78h120l28 34H12z', '#fbfaf6') +
  line('M52 88h96M36 100h128', '#dfd9cc', 2) +
  box(12, 112, 176, 34, 8, '#ece7dc') +
  box(12, 124, 176, 8, 0, shade(c, 0.2));

const bunk: Drawing = (c) =>
  legs([30, 164], 30, c) +
  box(30, 60, 140, 10, 3, c) +
  box(36, 48, 128, 14, 6, '#f3efe6') +
  box(30, 124, 140, 10, 3, c) +
  box(36, 112, 128, 14, 6, '#f3efe6') +
  line('M146 66v96M160 66v96M146 84h14M146 102h14M146 142h14', shade(c, -0.2), 4);

const diningTable: Drawing = (c) =>
  line('M48 92l-10 72M152 92l10 72', shade(c, -0.2), 9) +
  box(24, 80, 152, 14, 6, c) +
  box(40, 94, 120, 8, 2, shade(c, -0.2));

const slateTable: Drawing = (c) =>
  shape('M92 94h16l14 66H78z', DARK) +
  oval(100, 164, 44, 6, DARK) +
  box(20, 78, 160, 16, 8, '#e4e3df') +
  line('M40 84q30 8 54 0t52 2', '#bdbab2', 2) +
  box(20, 90, 160, 5, 2, c);

const chair: Drawing = (c) =>
  line('M70 112l-8 56M130 112l8 56', shade(c, -0.15), 7) +
  line('M72 108V46q28-12 56 0v62', c, 7) +
  box(78, 52, 44, 22, 6, shade(c, 0.12)) +
  box(60, 102, 80, 16, 7, c);

const desk: Drawing = (c) =>
  box(52, 92, 10, 68, 2, DARK) +
  box(138, 92, 10, 68, 2, DARK) +
  box(38, 160, 38, 7, 3, DARK) +
  box(124, 160, 38, 7, 3, DARK) +
  box(22, 80, 156, 13, 5, c) +
  box(112, 93, 42, 14, 3, shade(c, -0.18));

const officeChair: Drawing = (c) =>
  line('M100 128v26M100 154l-34 12M100 154l34 12M100 154v14', DARK, 6) +
  box(68, 40, 64, 70, 18, c) +
  line('M76 58h48M76 74h48M76 90h48', shade(c, 0.25), 3) +
  box(62, 114, 76, 16, 8, shade(c, -0.2)) +
  line('M58 92v20M142 92v20', DARK, 6);

const wardrobe: Drawing = (c) =>
  box(36, 32, 128, 134, 5, c) +
  line('M68 36v122M100 36v122M132 36v122', shade(c, -0.22), 2) +
  each([63, 73, 127, 137], (x) => line(`M${x} 92v18`, DARK, 3)) +
  box(36, 160, 128, 7, 2, shade(c, -0.25));

const tvStand: Drawing = (c) =>
  box(52, 48, 96, 56, 4, DARK) +
  legs([32, 162], 150, shade(c, -0.3)) +
  box(20, 116, 160, 36, 5, c) +
  line('M73 118v32M127 118v32', shade(c, -0.22), 2) +
  each([46, 100, 154], (x) => line(`M${x - 6} 128h12`, DARK, 3));

const shoeCabinet: Drawing = (c) =>
  box(46, 50, 108, 114, 5, c) +
  line('M50 86h100M50 122h100M100 54v106', shade(c, -0.22), 2) +
  each([68, 104, 140], (y) => line(`M88 ${y}h4M108 ${y}h4`, DARK, 4));

const shelves: Drawing = (c) =>
  line('M58 32v134M142 32v134', shade(c, -0.1), 7) +
  each([40, 70, 100, 130, 160], (y) => box(56, y, 88, 6, 2, c)) +
  each([68, 78, 88], (x) => box(x, 50, 8, 20, 1, shade(c, -0.35))) +
  box(112, 84, 22, 16, 3, '#5e8c84') +
  box(66, 112, 34, 18, 3, '#c98d5b');

/** Furniture by what its name ends in. */
export const FURNITURE: Readonly<Record<string, Drawing>> = {
  三人位布艺沙发: sofa,
  转角真皮沙发: corner,
  单人休闲沙发: armchair,
  折叠沙发床: sofaBed,
  实木双人床: bed,
  软包双人床: softBed,
  乳胶独袋床垫: mattress,
  儿童上下床: bunk,
  实木餐桌: diningTable,
  岩板餐桌: slateTable,
  餐椅: chair,
  升降书桌: desk,
  人体工学椅: officeChair,
  四门衣柜: wardrobe,
  电视柜: tvStand,
  玄关鞋柜: shoeCabinet,
  五层书架: shelves,
};
