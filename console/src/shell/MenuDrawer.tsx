import { Drawer } from 'antd'
import type { ReactElement } from 'react'
import { shellTexts } from '../texts/shell.zh'
import { Menu } from './Menu'

/** The menu on narrow screens. */
export default function MenuDrawer({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  return (
    <Drawer open={open} onClose={onClose} placement="left" size={280} title={shellTexts.menu} styles={{ body: { padding: 0 } }}>
      <Menu onNavigate={onClose} />
    </Drawer>
  )
}
