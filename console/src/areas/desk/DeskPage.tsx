import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Page } from '../../shell/Page'
import { deskTexts } from '../../texts/desk.zh'
import '../../parts/sheet.css'
import './desk.css'
import { FeedStateView } from './FeedStateView'
import { Gaps } from './Gaps'
import { OpenWithdrawals } from './OpenWithdrawals'
import { ReleasedItems } from './ReleasedItems'

/** A desk's own page: what must be answered first, how far it is, and what was released. */
export function DeskPage(): ReactElement {
  return (
    <Page title={deskTexts.title} hint={deskTexts.hint} actions={<Link to="/desk-connection">{deskTexts.connectionLink}</Link>}>
      <OpenWithdrawals />
      <FeedStateView />
      <Gaps />
      <ReleasedItems />
    </Page>
  )
}
