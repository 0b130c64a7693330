import type { ThemeConfig } from 'antd'
import { tokens } from './tokens'

const { color, font, radius, shadow } = tokens

/** A finger needs more room than a pointer. */
const byTouch = typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches

/** antd in the design's colours. Every text keeps 4.5 : 1 on its ground, placeholders and hints too. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: color.accent,
    colorLink: color.accent,
    colorInfo: color.accent,
    colorError: color.danger,
    colorSuccess: color.success,
    colorWarning: color.warning,
    colorTextBase: color.ink,
    colorBgBase: color.paper,
    colorBgLayout: color.wash,
    colorTextSecondary: color.inkSoft,
    colorTextTertiary: color.inkFaint,
    colorTextQuaternary: color.inkFaint,
    colorTextPlaceholder: color.inkFaint,
    colorTextDescription: color.inkFaint,
    colorTextDisabled: color.inkFaint,
    colorBorder: color.lineStrong,
    colorBorderSecondary: color.line,
    fontFamily: font.family,
    fontSize: font.sizeSmall,
    fontSizeLG: font.size,
    borderRadius: radius,
    controlHeight: byTouch ? 40 : 32,
    boxShadow: shadow,
    boxShadowSecondary: shadow,
    motion: false,
  },
}
