import { tokens } from './tokens'

const UNITLESS = ['lineHeight', 'lineHeightTight']

/** Put the design tokens before the style sheet under the names that the portal has too: --color-ink-soft. */
export function installCssVariables(root: HTMLElement): void {
  for (const [group, values] of Object.entries(tokens)) {
    const named = typeof values === 'object' ? Object.entries(values) : [['', values] as const]
    for (const [name, value] of named) {
      const property = ['-', group, kebab(name)].filter(Boolean).join('-')
      root.style.setProperty(property, cssValue(name, value))
    }
  }
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function cssValue(name: string, value: string | number): string {
  return typeof value === 'number' && !UNITLESS.includes(name) ? `${value}px` : String(value)
}
