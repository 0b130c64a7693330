import { Button } from 'antd'
import type { ReactElement } from 'react'
import { partsTexts } from '../texts/parts.zh'
import type { CursorPages } from './cursor_pages'

/** What stands below a list: the way to more of it, or how much it was. */
export function ListEnd({ pages }: { pages: CursorPages }): ReactElement {
  return (
    <p className="ow-list-end">
      {pages.hasNextPage ? (
        <Button onClick={() => void pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
          {pages.isFetchingNextPage ? partsTexts.loadingMore : partsTexts.more}
        </Button>
      ) : (
        partsTexts.end(pages.items.length)
      )}
    </p>
  )
}
