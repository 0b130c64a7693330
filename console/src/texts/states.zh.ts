/** How much attention a state asks for; the words carry the meaning, the colour only helps. */
export type Tone = 'neutral' | 'progress' | 'good' | 'attention' | 'alert'

export interface StateWord {
  word: string
  tone: Tone
}

export type StateWords = Readonly<Record<string, StateWord>>

/** States of a report (submission). */
export const itemStates: StateWords = {
  draft: { word: '草稿', tone: 'neutral' },
  submitted: { word: '待审核', tone: 'progress' },
  returned: { word: '退回修改', tone: 'attention' },
  approved: { word: '审核通过', tone: 'progress' },
  received: { word: '已接收', tone: 'good' },
  withdrawn: { word: '已撤回', tone: 'alert' },
}

/** States of an entry of the ministry's pool (publicity). */
export const entryStates: StateWords = {
  pooled: { word: '待分配', tone: 'neutral' },
  assigned: { word: '评审中', tone: 'progress' },
  scored: { word: '已评分', tone: 'progress' },
  proposed: { word: '待初审', tone: 'progress' },
  first_reviewed: { word: '待复审', tone: 'progress' },
  second_reviewed: { word: '待终审', tone: 'progress' },
  final_reviewed: { word: '待决定', tone: 'progress' },
  decided: { word: '待发布', tone: 'attention' },
  released: { word: '已发布', tone: 'good' },
  withdrawn: { word: '已撤回', tone: 'alert' },
  declined: { word: '未入选', tone: 'neutral' },
}

/** States of a photo or video (media). */
export const assetStates: StateWords = {
  created: { word: '待上传', tone: 'neutral' },
  uploading: { word: '上传中', tone: 'progress' },
  completing: { word: '上传中', tone: 'progress' },
  stored: { word: '待检查', tone: 'progress' },
  verifying: { word: '检查中', tone: 'progress' },
  ready: { word: '可使用', tone: 'good' },
  rejected: { word: '不能使用', tone: 'alert' },
  damaged: { word: '文件损坏', tone: 'alert' },
  erased: { word: '已清除', tone: 'neutral' },
}

export const unknownState: StateWord = { word: '处理中', tone: 'neutral' }
