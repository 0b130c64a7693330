// Written by `python -m tools.design_tokens` from design/tokens.json.
export const tokens = {
  "color": {
    "ink": "#1b2330",
    "inkSoft": "#475264",
    "inkFaint": "#626d7f",
    "line": "#d8dee7",
    "lineStrong": "#848e9f",
    "paper": "#ffffff",
    "wash": "#f5f7fa",
    "accent": "#1f4e8c",
    "accentStrong": "#163a6b",
    "accentWash": "#eaf0f8",
    "danger": "#a4262c",
    "dangerWash": "#fbeeee",
    "success": "#1e6b41",
    "successWash": "#ebf5ef",
    "warning": "#855000",
    "warningWash": "#fdf4e3",
    "highlight": "#ffefb0"
  },
  "font": {
    "family": "\"PingFang SC\",\"Microsoft YaHei\",\"Noto Sans CJK SC\",sans-serif",
    "mono": "ui-monospace,Menlo,Consolas,\"Noto Sans Mono CJK SC\",monospace",
    "size": 16,
    "sizeSmall": 14,
    "sizeLarge": 18,
    "sizeHeading": 22,
    "sizeTitle": 30,
    "lineHeight": 1.75,
    "lineHeightTight": 1.35
  },
  "space": {
    "xs": 4,
    "s": 8,
    "m": 16,
    "l": 24,
    "xl": 40,
    "xxl": 64
  },
  "radius": 4,
  "measure": {
    "text": 720,
    "page": 1120
  },
  "shadow": "0 1px 3px rgba(27,35,48,.12)"
} as const;
