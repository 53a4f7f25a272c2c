import type { Drawing } from './furniture';
import { box, disc, each, line, oval, shade, shape } from './shapes';

const DARK = '#3b3f42';
const GLASS = '#bcd3dc';
const LIGHT = '#ffe9b0';

const fridge: Drawing = (c) =>
  box(50, 28, 100, 138, 6, c) +
  line('M100 30v96M52 126h96', shade(c, -0.25), 2) +
  line('M93 62v36M107 62v36M88 136h24', DARK, 4);

const washer: Drawing = (c) =>
  box(46, 40, 108, 124, 8, c) +
  box(46, 40, 108, 22, 8, shade(c, -0.14)) +
  disc(138, 51, 5, DARK) +
  disc(100, 114, 38, shade(c, -0.25)) +
  disc(100, 114, 29, GLASS) +
  line('M80 118q20 12 40-2', '#ffffff', 4);

const airConditioner: Drawing = (c) =>
  box(20, 62, 160, 52, 12, c) +
  line('M32 100h136', shade(c, -0.25), 4) +
  disc(160, 78, 4, '#4da089') +
  line('M62 128q8 10 0 20M100 128q8 10 0 20M138 128q8 10 0 20', GLASS, 5);

const television: Drawing = (c) =>
  box(16, 46, 168, 98, 5, DARK) +
  box(22, 52, 156, 86, 2, '#587f91') +
  shape('M22 138l48-46 30 26 26-20 52 40z', '#7ea69a') +
  disc(142, 78, 10, '#f4d58d') +
  line('M62 144l-10 14M138 144l10 14', shade(c, -0.3), 6);

const dishwasher: Drawing = (c) =>
  box(46, 40, 108, 124, 6, c) +
  box(46, 40, 108, 24, 6, DARK) +
  line('M66 80h68', DARK, 5) +
  each([60, 68], (x) => disc(x, 52, 3, '#7fd1b9')) +
  line('M56 150h88', shade(c, -0.2), 2);

const hood: Drawing = (c) =>
  box(80, 30, 40, 60, 2, shade(c, -0.1)) +
  shape('M80 86h40l46 40H34z', c) +
  box(30, 124, 140, 18, 4, shade(c, -0.2)) +
  each([88, 100, 112], (x) => disc(x, 133, 3, '#7fd1b9'));

const riceCooker: Drawing = (c) =>
  box(44, 74, 112, 86, 34, c) +
  shape('M44 96q8-44 56-44t56 44z', shade(c, -0.12)) +
  box(84, 44, 32, 10, 5, DARK) +
  box(78, 112, 44, 26, 8, DARK) +
  line('M86 122h28', '#7fd1b9', 4);

const airFryer: Drawing = (c) =>
  box(54, 40, 92, 124, 26, c) +
  box(64, 104, 72, 46, 10, shade(c, -0.2)) +
  box(86, 116, 28, 34, 8, DARK) +
  disc(100, 74, 17, DARK) +
  line('M100 74l8-8', '#ffffff', 3);

const blender: Drawing = (c) =>
  shape('M72 40h56l-8 68H80z', GLASS) +
  box(68, 32, 64, 12, 5, DARK) +
  line('M128 54h14v34h-18', GLASS, 7) +
  shape('M74 108h52l10 54H64z', c) +
  disc(100, 136, 10, DARK);

const robotCleaner: Drawing = (c) =>
  oval(100, 120, 78, 42, shade(c, -0.25)) +
  oval(100, 108, 78, 42, c) +
  oval(100, 98, 22, 10, DARK) +
  disc(100, 124, 5, '#4da089') +
  line('M40 126l-14 12M160 126l14 12', DARK, 4);

const humidifier: Drawing = (c) =>
  line('M92 44q-10-12 0-22M110 46q-10-14 2-26', GLASS, 6) +
  shape('M100 50q44 50 44 76a44 38 0 0 1-88 0q0-26 44-76z', c) +
  box(66, 146, 68, 16, 8, shade(c, -0.2)) +
  disc(100, 130, 7, '#7fd1b9');

const steamer: Drawing = (c) =>
  line('M132 164V52q0-18-20-18', DARK, 6) +
  box(74, 26, 44, 18, 9, c) +
  line('M84 50v14M96 50v14M108 50v14', GLASS, 4) +
  box(92, 132, 76, 34, 14, c) +
  line('M96 40q-42 30-10 104', shade(c, -0.25), 5);

const kettle: Drawing = (c) =>
  shape('M66 68h68l12 84H54z', c) +
  line('M134 78q34 2 26 38t-18 26', DARK, 9) +
  shape('M66 78l-22 10 6 18 16 2z', shade(c, -0.1)) +
  box(72, 58, 56, 12, 6, shade(c, -0.25)) +
  disc(100, 54, 6, DARK) +
  box(48, 152, 104, 12, 5, DARK);

const ceilingLamp: Drawing = (c) =>
  box(86, 30, 28, 10, 3, DARK) +
  oval(100, 70, 78, 30, shade(c, -0.1)) +
  oval(100, 78, 78, 26, c) +
  shape('M40 112l-16 42h152l-16-42z', `${LIGHT}66`);

const pendant: Drawing = (c) =>
  line('M100 20v52', DARK, 3) +
  shape('M100 68q50 6 56 54H44q6-48 56-54z', '#4f5a5c') +
  disc(100, 128, 14, c) +
  shape('M54 134h92l24 36H30z', `${LIGHT}66`);

const deskLamp: Drawing = (c) =>
  oval(84, 162, 42, 8, DARK) +
  line('M84 158l-20-54 50-46', DARK, 6) +
  shape('M104 44l42 22-8 22-48-20z', '#4f5a5c') +
  shape('M138 86l36 62-78 6 12-82z', `${c}99`);

const floorLamp: Drawing = (c) =>
  oval(100, 166, 34, 6, DARK) +
  line('M100 80v84', DARK, 5) +
  shape('M72 32h56l18 54H54z', c) +
  line('M72 32h56M54 86h92', shade(c, -0.3), 3);

const bedding: Drawing = (c) =>
  box(26, 92, 148, 60, 12, c) +
  box(26, 132, 148, 26, 10, shade(c, -0.12)) +
  box(38, 66, 58, 34, 12, shade(c, 0.35)) +
  box(104, 66, 58, 34, 12, shade(c, 0.35)) +
  line('M44 112h112', shade(c, -0.14), 2);

const duvet: Drawing = (c) =>
  box(26, 70, 148, 84, 18, c) + line('M75 72v80M125 72v80M28 98h144M28 126h144', shade(c, -0.14), 3);

const pillow: Drawing = (c) =>
  shape('M30 84q70-26 140 0 16 30 0 60-70 22-140 0-16-30 0-60z', c) +
  line('M44 94q56-18 112 0', shade(c, -0.16), 3);

const towel: Drawing = (c) =>
  box(44, 42, 112, 118, 8, c) +
  box(44, 120, 112, 8, 0, shade(c, -0.2)) +
  box(44, 134, 112, 4, 0, shade(c, -0.2)) +
  line('M100 44v74', shade(c, -0.1), 2);

const curtain: Drawing = () =>
  box(28, 34, 144, 7, 3, '#8a5a3a') +
  each([36, 58, 80], (x) => box(x, 40, 22, 122, 6, x === 58 ? '#7d9a96' : '#6b8884')) +
  each([108, 130], (x) => box(x, 40, 24, 122, 6, x === 130 ? '#7d9a96' : '#6b8884'));

const sheer: Drawing = () =>
  box(28, 34, 144, 7, 3, '#8a5a3a') +
  each([34, 62, 90, 118, 146], (x) => box(x, 40, 22, 122, 8, '#e8e2d4')) +
  each([50, 78, 106, 134], (x) => line(`M${x} 44v114`, '#cfc7b4', 2));

const skirting: Drawing = () =>
  box(14, 118, 172, 34, 3, '#b98a5c') +
  box(14, 118, 172, 7, 3, '#d3a877') +
  line('M30 136q30 8 56 0t64 2', '#9c7145', 2) +
  box(14, 94, 120, 18, 3, '#c99a6a');

const rug: Drawing = () =>
  shape('M44 66h112l30 84H14z', '#a9574b') +
  shape('M56 78h88l22 60H34z', '#d9b08c') +
  shape('M100 88l34 20-34 22-34-22z', '#a9574b') +
  line('M14 152v8M48 152v8M82 152v8M118 152v8M152 152v8M186 152v8', '#d9b08c', 4);

/** Appliances, lamps and cloth by what their name ends in. */
export const HOUSEHOLD: Readonly<Record<string, Drawing>> = {
  双开门冰箱: fridge,
  十公斤滚筒洗衣机: washer,
  变频挂式空调: airConditioner,
  超薄液晶电视: television,
  嵌入式洗碗机: dishwasher,
  吸油烟机: hood,
  电饭煲: riceCooker,
  空气炸锅: airFryer,
  破壁机: blender,
  扫地机器人: robotCleaner,
  加湿器: humidifier,
  挂烫机: steamer,
  电热水壶: kettle,
  客厅吸顶灯: ceilingLamp,
  餐厅吊灯: pendant,
  护眼台灯: deskLamp,
  落地灯: floorLamp,
  四件套: bedding,
  羽绒被: duvet,
  乳胶枕: pillow,
  浴巾: towel,
  遮光窗帘布: curtain,
  亚麻窗纱: sheer,
  实木踢脚线: skirting,
  羊毛地毯: rug,
};
