import type { components } from '../api/schema/submission'

type Reason = components['schemas']['RelevanceReason']
type Verdict = components['schemas']['AppealVerdict']

const reasons: Readonly<Record<Reason, string>> = {
  'other-event': '其他活动的材料',
  'old-picture': '旧照片或网络图片',
  'reposted-news': '转载的新闻',
  advertising: '商业宣传',
  other: '其他原因',
}

const verdicts: Readonly<Record<Verdict, string>> = { upheld: '维持判定', overturned: '撤销判定' }

/** Whether an item has to do with the week: findings, appeals, verdicts, and units that the ministry suspends. */
export const relevanceTexts = {
  reasons,
  verdicts,
  findings: '与活动周无关的判定',
  finding: '判定',
  level: '判定单位',
  reason: '判定原因',
  text: '说明',
  of: (number: number): string => `第 ${number} 次报送`,
  appeal: '申诉',
  noAppeal: '报送单位没有申诉。',
  waits: (unit: string | null): string => `等待${unit ?? '上一级单位'}复核`,
  verdict: '复核结论',
  find: {
    act: '判定与活动周无关',
    title: '判定材料与活动周无关',
    consequence:
      '材料随即退回。报送单位可以修改后重新报送，也可以申诉一次，由本单位的上一级（教育部作出的由另一名人员）复核。',
    choice: '判定原因',
    choose: '请选择判定原因',
    done: (title: string): string => `《${title}》已判定与活动周无关并退回。`,
  },
  appealing: {
    act: '申诉',
    title: '对判定提出申诉',
    consequence: '每次判定只能申诉一次，针对报送时的原文：退回后所作的修改不再保留。复核结果出来前不能修改或重新报送。',
  },
  deciding: {
    consequence: {
      upheld: '材料留在报送单位，这次报送不能再申诉；报送单位仍可改写后重新报送，或撤回。',
      overturned: '材料回到判定前的环节，回执号和按时与否都不变；该单位不能再对这次报送作此判定。',
    },
    done: (title: string, verdict: Verdict): string => `《${title}》的申诉已复核：${verdicts[verdict]}。`,
  },
  list: {
    menu: '无关材料',
    title: '与活动周无关的材料',
    hint: '成立且未被撤销的判定，按单位名称排列；正在申诉的不在其中。',
    empty: '本届没有这样的材料',
    emptyHint: '有判定成立后会列在这里。',
    label: '按单位列出的判定',
    unit: '单位',
    count: '份数',
    items: '材料',
    upheld: '申诉后维持',
    state: '报送',
    suspended: '已暂停',
    reports: '正常',
  },
  suspension: {
    title: '报送状态',
    reports: '本届报送正常。',
    suspended: (reason: string): string => `教育部已暂停该单位本届的报送：${reason}`,
    rest: '草稿保留，已报送的材料照常办理；仍可申诉和撤回。',
    ask: '如有异议，请联系教育部登记员。',
    suspend: '暂停报送',
    suspendTitle: (name: string): string => `暂停“${name}”本届的报送`,
    suspendConsequence: '该单位从现在起不能报送新材料；草稿保留，已报送的材料照常办理。原因会告知该单位。可以随时恢复。',
    resume: '恢复报送',
    resumeTitle: (name: string): string => `恢复“${name}”本届的报送`,
    resumeConsequence: '该单位随即可以继续报送，截止时间不变。',
  },
} as const
