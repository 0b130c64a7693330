/** Attachments: documents for those who approve. */
export const attachmentTexts = {
  choose: '添加附件',
  hint: 'DOCX、PDF、OFD、DOC、WPS，每个不超过 50 MB；不能有密码、宏或夹带的文件。附件只供审核时下载查阅，不对外发布。',
  list: '已添加的附件',
  typeRefused: (name: string): string => `“${name}”不是可接受的文档格式，没有添加`,
  tooMany: (most: number): string => `附件不能超过 ${most} 个，多出的没有添加`,
  noText: '没有可检索的文字，可能是扫描件；请确认内容清晰可读。',
  download: '下载',
  downloadOf: (name: string): string => `下载 ${name}`,
  removeOf: (name: string): string => `移除 ${name}`,
  remove: '移除',
  unreadable: '附件读取不到，可能已被删除',
} as const
