/** What a co-department sees: what its territory has reported. */
export const territoryTexts = {
  menu: '本地区材料',
  title: '本地区材料',
  hint: '本地区已报送的材料，各联办部门看到的内容相同；草稿和正在修改的内容不显示。',
  list: '本地区材料列表',
  empty: '本地区还没有报送材料',
  emptyFiltered: '没有符合条件的材料',
  unit: '报送单位',
  text: '标题或单位',
  textHint: '输入几个字',
  filters: '筛选本地区材料',
} as const
