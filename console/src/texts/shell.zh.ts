import type { Role } from '../session/roles'

export const roleNames: Record<Role, string> = {
  liaison: '联络员',
  approver: '审核员',
  reviewer: '评审专家',
  editor: '编辑',
  publisher: '发布员',
  desk: '媒体席位',
  platform: '对接平台',
  co_department: '联办部门',
  registrar: '登记员',
  operator: '运维员',
}

export const shellTexts = {
  product: '职业教育活动周报送工作台',
  skip: '跳到正文',
  menu: '主菜单',
  openMenu: '打开菜单',
  account: '当前账号',
  signOutFailed: '退出没有成功，请在网络恢复后再试',
  portal: '公开网站',
  contacts: '联系与帮助',
  complaints: '意见投诉',
  foot: '工作台信息',
  offline: '网络连接已中断，正在自动重连。已填写的内容仍在本页，恢复后可以继续。',
  crashTitle: '本页出现错误',
  crashText: '请刷新页面再试；已保存的草稿不受影响。如仍出现，请通过页脚的“联系与帮助”告知我们。',
  reload: '刷新页面',
  unknownTitle: '没有这个页面',
  unknownText: '网址可能有误，或者页面已经移动。',
  backToTasks: '回到我的任务',
} as const
