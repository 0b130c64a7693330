import type { ReactElement } from 'react'
import { shellTexts } from '../texts/shell.zh'
import { portal } from './portal_addresses'

/** On every page: where to get help and where to complain. */
export function Foot(): ReactElement {
  return (
    <footer className="ow-foot" aria-label={shellTexts.foot}>
      <a href={portal.home}>{shellTexts.portal}</a>
      <a href={portal.contacts}>{shellTexts.contacts}</a>
      <a href={portal.complaints}>{shellTexts.complaints}</a>
    </footer>
  )
}
