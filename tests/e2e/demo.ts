/** People of the demo company, as `npm start` prints them. */
export const PASSWORD = 'daybook-demo';

export const PEOPLE = {
  admin: { login: 'admin', name: '钱管理', pin: '720513' },
  headOffice: { login: 'hq', name: '郑总监', pin: '481926' },
  finance: { login: 'finance', name: '孙会计', pin: '936140' },
  manager: { login: 'manager1', name: '李店长', pin: '258036' },
  clerk: { login: 'clerk1', name: '王小雨', pin: '135790' },
  keeper: { login: 'stock1', name: '周仓管', pin: '970421' },
  technician: { login: 'tech', name: '冯师傅', pin: '615208' },
  otherManager: { login: 'manager2', name: '赵店长', pin: '369147' },
  otherClerk: { login: 'clerk3', name: '林悦', pin: '804613' },
  secondClerk: { login: 'clerk4', name: '何文', pin: '517290' },
  showroomManager: { login: 'manager3', name: '吴店长', pin: '682954' },
  showroomClerk: { login: 'clerk5', name: '许晴', pin: '159263' },
} as const;

export type Person = { login: string; name: string; pin: string };
