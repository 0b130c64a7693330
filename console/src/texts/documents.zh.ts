/** What can be taken along as a file. */
export const documentTexts = {
  title: '导出',
  ownHint: '本单位写下的全部材料都可以随时导出，不必另存台账。',
  own: '全部材料（Word）',
  ownName: '本单位材料汇编.docx',
  listExcel: '报送清单（Excel）',
  listWord: '报送清单（Word）',
  listName: (ending: string): string => `报送清单.${ending}`,
  belowHint: '下级单位报送的材料清单，按当前的类型、单位和状态筛选。',
} as const
