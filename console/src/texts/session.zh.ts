const providerRefusals: Record<string, string> = {
  'provider-refused': '统一认证登录没有成功，或没有对应的账号。请重试，或使用密码登录。',
  'provider-away': '统一认证暂时没有回应，请稍后重试或使用密码登录。',
}

export const sessionTexts = {
  title: '登录',
  system: '职业教育活动周网上报送与宣传遴选系统',
  username: '账号',
  usernameHint: '联络员账号或媒体席位编号',
  password: '密码',
  usernameMissing: '请填写账号',
  passwordMissing: '请填写密码',
  code: '动态验证码',
  codeHint: '手机上的 6 位数字；手机不在身边时，可用一个恢复码',
  codeMissing: '请填写动态验证码',
  signIn: '登录',
  byProvider: (name: string): string => `使用${name}登录`,
  providerRefusals,
  signOut: '退出登录',
  forgotten: '忘记密码或没有账号，请联系本届活动周的登记员',
  expiredTitle: '登录已到期',
  expiredText: '您填写的内容还在本页，没有丢失。请重新输入密码，登录后从原处继续。',
  starting: '正在恢复登录状态',
} as const
