import { useEffect, useState, useSyncExternalStore } from 'react'
import { answer, ifMatch, submission } from '../../../api/clients'
import { isConnectionLost, onConnectionChange } from '../../../api/connection'
import { uuid } from '../../../api/idempotency'
import type { components } from '../../../api/schema/submission'
import { useMe } from '../../../session/session'
import type { Content } from '../../../parts/report/schema'
import { DraftChannel } from './draft_channel'
import { DraftKeeper, type DraftServer, type DraftState, type Snapshot } from './draft_keeper'
import { LocalCopies } from './local_copies'

export type Item = components['schemas']['ItemOut']

/** Time for other tabs to say that they are still there. */
const ANSWER_MS = 400
const LOOK_AGAIN_MS = 15_000

export interface Draft {
  keeper: DraftKeeper
  state: DraftState
  /** Whether another tab of this browser has it open too. */
  elsewhere: boolean
}

/** The draft of an item as it is being written here. */
export function useDraft(item: Item): Draft {
  const me = useMe()
  const [tab] = useState(uuid)
  const [elsewhere, setElsewhere] = useState(false)
  const [{ keeper, copies, channel }] = useState(() => {
    const copies = new LocalCopies(me.id, item.id, tab)
    const channel: { current: DraftChannel | null } = { current: null }
    const keeper = new DraftKeeper(snapshotOf(item), serverOf(item.id), copies, () => channel.current?.tellSaved())
    return { keeper, copies, channel }
  })
  const state = useSyncExternalStore(keeper.subscribe, keeper.state)

  useEffect(() => {
    channel.current = new DraftChannel(item.id, tab, {
      onTabs: (others) => setElsewhere(others.size > 0),
      onSaved: () => void keeper.pull(),
    })
    const adopting = setTimeout(() => {
      copies.others().forEach((copy, owner) => {
        if (!channel.current?.isOpenIn(owner)) keeper.adopt(copy, () => copies.drop(owner))
      })
    }, ANSWER_MS)
    const stopListening = onConnectionChange(() => {
      if (!isConnectionLost()) void keeper.flush()
    })
    const seen = (): void => void (document.visibilityState === 'visible' ? keeper.pull() : keeper.flush())
    const leave = (): void => void keeper.flush()
    const looking = setInterval(() => document.visibilityState === 'visible' && void keeper.pull(), LOOK_AGAIN_MS)
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('pagehide', leave)
    return () => {
      clearTimeout(adopting)
      clearInterval(looking)
      stopListening()
      document.removeEventListener('visibilitychange', seen)
      window.removeEventListener('pagehide', leave)
      keeper.stop()
      channel.current?.close()
      channel.current = null
    }
  }, [item.id, tab, keeper, copies, channel])

  return { keeper, state, elsewhere }
}

function serverOf(itemId: string): DraftServer {
  const path = { item_id: itemId }
  return {
    read: async () => snapshotOf(await readItem(itemId)),
    save: async (content: Content, revision: number) => {
      const call = submission.PUT('/api/submission/v1/items/{item_id}/draft', {
        params: { path, header: ifMatch(revision) },
        body: content,
      })
      const saved = await answer(call)
      const { missing, actions } = saved
      return { revision: saved.revision, changedAt: saved.changed_at, missing, actions }
    },
  }
}

export function readItem(itemId: string): Promise<Item> {
  return answer(submission.GET('/api/submission/v1/items/{item_id}', { params: { path: { item_id: itemId } } }))
}

function snapshotOf(item: Item): Snapshot {
  const { content, revision, missing, actions } = item
  return { content, revision, missing, actions, changedAt: item.changed_at, changedBy: item.changed_by }
}
