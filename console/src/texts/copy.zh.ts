export const copyTexts = { copy: '复制', done: '已复制', failed: '复制没有成功，请选中文字后复制' } as const
