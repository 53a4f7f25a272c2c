import { FURNITURE } from './furniture';
import { HOUSEHOLD } from './household';

/** The colour a specification means; a size or a model has that of its kind. */
const COLOURS: Readonly<Record<string, string>> = {
  米白: '#e3d9c4',
  雾灰: '#a3abaf',
  墨绿: '#2f5d50',
  焦糖: '#b06a3b',
  '1.5米': '#c99a6a',
  '1.8米': '#a88d78',
  '2.0米': '#8d7f78',
  原木色: '#d3a26a',
  胡桃色: '#7a5138',
  黑色: '#3a3a3d',
  白色: '#f1efea',
  绿色: '#7fae8e',
  灰色: '#8d9396',
  标准版: '#d5d9db',
  尊享版: '#9aa3a8',
  旗舰版: '#565d62',
  暖白: '#ffdf9e',
  三色: '#ffc978',
  自然光: '#fff3cf',
  素白: '#efe9de',
  烟粉: '#d9a9a6',
  雾蓝: '#9fb4c7',
};

const OTHER = '#b9a78f';
const DRAWINGS = { ...FURNITURE, ...HOUSEHOLD };
const KINDS = Object.keys(DRAWINGS).sort((a, b) => b.length - a.length);

/** A picture of goods as an SVG; null for what nobody has drawn. */
export function drawGoods(goods: { name: string; spec: string }): string | null {
  const kind = KINDS.find((name) => goods.name.endsWith(name));
  const draw = kind === undefined ? undefined : DRAWINGS[kind];
  if (!draw) return null;
  const shadow = '<ellipse cx="100" cy="170" rx="82" ry="7" fill="#00000014"/>';
  const paper = '<rect width="200" height="200" fill="#f4f0e8"/>';
  const body = draw(COLOURS[goods.spec] ?? OTHER);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="480" height="480">${paper}${shadow}${body}</svg>`;
}
