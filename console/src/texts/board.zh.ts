import type { components } from '../api/schema/submission'

type Tile = components['schemas']['TileOut']

/** Short names of the divisions, by code. */
export const divisionNames: Readonly<Record<string, string>> = {
  '110000': '北京',
  '120000': '天津',
  '130000': '河北',
  '140000': '山西',
  '150000': '内蒙古',
  '210000': '辽宁',
  '220000': '吉林',
  '230000': '黑龙江',
  '310000': '上海',
  '320000': '江苏',
  '330000': '浙江',
  '340000': '安徽',
  '350000': '福建',
  '360000': '江西',
  '370000': '山东',
  '410000': '河南',
  '420000': '湖北',
  '430000': '湖南',
  '440000': '广东',
  '450000': '广西',
  '460000': '海南',
  '500000': '重庆',
  '510000': '四川',
  '520000': '贵州',
  '530000': '云南',
  '540000': '西藏',
  '610000': '陕西',
  '620000': '甘肃',
  '630000': '青海',
  '640000': '宁夏',
  '650000': '新疆',
  '710000': '台湾',
  '810000': '香港',
  '820000': '澳门',
}

/** A name that fits a tile: without what all units of its kind have in common. */
export function shortName(name: string): string {
  return name
    .replace(/^(中华人民共和国|全国|教育部职业院校)/, '')
    .replace(/^新疆生产建设兵团.*$/, '兵团')
    .replace(/职业教育教学指导委员会$|专业教学指导委员会$|教学指导委员会$|教育指导委员会$|教育局$|教育委员会$/, '')
    .replace(/^(.{2,})市$/, '$1')
}

const states = {
  'not-required': '无需报送',
  none: '未报送',
  partial: '部分报送',
  complete: '已报齐',
} as const

export const boardTexts = {
  menu: '报送完整度',
  title: '全国报送完整度（示意）',
  titleOf: (unit: string): string => `${unit}报送完整度`,
  hint: '按应报送单位统计；至少报送一份且未撤回即为已报送。点选方格可查看下级单位。',
  toNation: '返回全国',
  deniedHint: '审核员只能查看本单位以下的报送情况。',
  nothingBelow: '该单位没有下级单位',
  expected: '应报送',
  reported: '已报送',
  approved: '审核通过',
  received: '已接收',
  units: '个单位',
  none: '—',
  unit: '单位',
  state: '状态',
  share: (value: number, of: number): string => `（${percent(value, of)}）`,
  flows: { starting: '正在连接', flowing: '实时更新中', seeking: '已断开，正在重连' },
  changedAt: (at: Date): string =>
    ` 数据时间 ${at.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23' })}`,
  legend: '图例',
  legendNumbers: '数字为已报送单位数/应报送单位数',
  states,
  shortStates: { 'not-required': '无需报', none: '未报', partial: '部分', complete: '报齐' },
  absent: '不参与',
  strips: {
    division: '省、自治区、直辖市和特别行政区',
    city: '新疆生产建设兵团和计划单列市',
    council: '行业指导委员会和教学指导委员会',
    other: '部委和其他单位',
  },
  /** What a tile says beside what can be seen on it. */
  tile: (tile: Tile): string =>
    tile.expected > 0 ? `${tile.name}，应报送 ${tile.expected} 个单位，已报送 ${tile.reported} 个` : tile.name,
  showTable: '数据表',
  table: '各单位报送完整度',
} as const

/** Only what is complete is 100 %, and only what has nothing is 0 %. */
function percent(value: number, of: number): string {
  const share = (100 * value) / of
  if (share > 0 && share < 1) return '不足 1%'
  return `${share < 100 ? Math.min(99, Math.round(share)) : 100}%`
}
