import type { components } from '../api/schema/submission'
import { endWords } from '../parts/time'
import type { StateWord } from './states.zh'

type Tile = components['schemas']['TileOut']
type Cell = components['schemas']['CellOut']

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

export const dutyStates: Readonly<Record<Cell['state'], StateWord>> = {
  'not-required': { word: '不需报送', tone: 'neutral' },
  waived: { word: '免报', tone: 'neutral' },
  overdue: { word: '逾期未报', tone: 'alert' },
  missing: { word: '未报送', tone: 'attention' },
  draft: { word: '草稿', tone: 'attention' },
  partial: { word: '部分报送', tone: 'progress' },
  returned: { word: '退回修改', tone: 'attention' },
  submitted: { word: '审核中', tone: 'progress' },
  approved: { word: '审核通过', tone: 'progress' },
  received: { word: '已接收', tone: 'good' },
}

const kinds: Readonly<Record<string, string>> = {
  ministry: '部委',
  province: '省（自治区、直辖市）',
  plan_city: '计划单列市',
  corps: '新疆生产建设兵团',
  industry_council: '行指委（教指委）',
  school: '职业院校',
}

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
  exportWorkbook: '导出 Excel',
  exportLines: '导出明细（CSV）',
  exportName: (format: string): string => `报送完整度.${format}`,
  duties: '按类型的报送要求',
  dutiesHint: '只统计应报的单位；免报、不需报送的不计入比例。行指委（教指委）不计入省份。',
  dutyTable: '各单位各类型报送情况',
  filterState: '只看状态',
  filterAll: '全部',
  typeDue: (name: string, due: Date): string => `${name}（${endWords(due)}截止）`,
  cell: (cell: Cell): string =>
    cell.expected > 0
      ? [
          `应报 ${cell.expected}，已报 ${cell.reported}${part(cell.reported, cell.expected)}`,
          `按时 ${cell.on_time}`,
          ...told(cell),
        ].join('，')
      : dutyStates[cell.state].word,
  group: (kind: string, cell: Cell): string =>
    cell.expected > 0
      ? `${kinds[kind] ?? '其他'}：${cell.reported}/${cell.expected}${part(cell.reported, cell.expected)}`
      : `${kinds[kind] ?? '其他'}：${dutyStates[cell.state].word}`,
  /** What stands beside the state: figures of several units, and what is out of the ordinary. */
  beside: (cell: Cell): string =>
    [...(cell.expected + cell.waived > 1 ? [`${cell.reported}/${cell.expected}`] : []), ...told(cell)].join('，'),
  showTable: '数据表',
  table: '各单位报送完整度',
} as const

function part(value: number, of: number): string {
  return `（${percent(value, of)}）`
}

function told(cell: Cell): string[] {
  const several = cell.expected + cell.waived > 1
  const words = (count: number, word: string): string[] => (count > 0 ? [several ? `${word} ${count}` : word] : [])
  return [
    ...words(cell.late, '逾期报送'),
    ...(several ? words(cell.overdue, '逾期未报') : []),
    ...words(cell.extended, '延期'),
    ...words(cell.shifted, '错周'),
    ...(several ? words(cell.waived, '免报') : []),
  ]
}

/** Only what is complete is 100 %, and only what has nothing is 0 %. */
function percent(value: number, of: number): string {
  const share = (100 * value) / of
  if (share > 0 && share < 1) return '不足 1%'
  return `${share < 100 ? Math.min(99, Math.round(share)) : 100}%`
}
