import type { Actions } from '../../../api/clients'
import { type FieldFault, Problem } from '../../../api/problem'
import { isPassing } from '../../../api/send'
import type { Content } from '../../../parts/report/schema'
import { changedFields, merge, sameContent, tidy } from './content'
import type { LocalCopy } from './local_copies'

/** The draft as the service has it. */
export interface Snapshot {
  content: Content
  revision: number
  changedAt: string
  changedBy: string | null
  missing: readonly FieldFault[]
  actions: Actions
}

export type Saved = Omit<Snapshot, 'content' | 'changedBy'>

export interface DraftServer {
  read: () => Promise<Snapshot>
  save: (content: Content, revision: number) => Promise<Saved>
}

export interface CopyKeeper {
  keep: (copy: LocalCopy) => boolean
  drop: () => void
}

/** `refused`: the service names places that it does not take. `closed`: the draft can no longer be written in. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'refused' | 'disputed' | 'closed'

/** Another text of the same fields, between which somebody has to choose. */
export interface Dispute {
  from: 'server' | 'copy'
  content: Content
  at: string
  by: string | null
  fields: readonly string[]
}

/** What happened to the text without the user's doing. */
export interface Notice {
  kind: 'restored' | 'merged'
  fields: readonly string[]
  at: string
  by: string | null
}

export interface DraftState {
  content: Content
  revision: number
  save: SaveState
  savedAt: string
  /** Whether what is not saved is at least in this browser. */
  keptHere: boolean
  missing: readonly FieldFault[]
  refused: readonly FieldFault[]
  actions: Actions
  error: unknown
  dispute: Dispute | null
  notice: Notice | null
}

const PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 8_000
const TRY_AGAIN_MS = 10_000

/**
 * Keeps a draft: what is typed is in this browser at once and on the server a moment later, each time on top of what
 * the service has. What others wrote meanwhile is put together with it field by field; a field that both changed is
 * put to the user.
 */
export class DraftKeeper {
  private base: Content
  private unsavedSince: number | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | null = null
  private adopted: (() => void) | null = null
  private readonly listeners = new Set<() => void>()
  private now: DraftState

  constructor(
    opened: Snapshot,
    private readonly server: DraftServer,
    private readonly copies: CopyKeeper,
    private readonly onSaved: () => void = () => undefined,
  ) {
    this.base = opened.content
    this.now = {
      content: opened.content,
      revision: opened.revision,
      save: 'saved',
      savedAt: opened.changedAt,
      keptHere: true,
      missing: opened.missing,
      refused: [],
      actions: opened.actions,
      error: null,
      dispute: null,
      notice: null,
    }
  }

  readonly state = (): DraftState => this.now

  readonly subscribe = (tell: () => void): (() => void) => {
    this.listeners.add(tell)
    return () => this.listeners.delete(tell)
  }

  /** The user wrote in a field. */
  readonly change = (name: string, value: unknown): void => {
    this.write({ ...this.now.content, [name]: value })
  }

  /** The user takes over several fields at once. */
  readonly take = (content: Content): void => {
    this.write({ ...this.now.content, ...content })
  }

  /** The user changes a field according to what is in it now. */
  readonly alter = (name: string, how: (value: unknown) => unknown): void => this.change(name, how(this.now.content[name]))

  /** Take up what was written in this browser and never reached the service; `done` when it needs no copy any more. */
  adopt(copy: LocalCopy, done: () => void = () => undefined): void {
    if (this.now.dispute) return
    const { content, disputed } = merge(copy.base, this.now.content, copy.content)
    const fields = changedFields(this.now.content, content)
    if (disputed.length > 0) {
      this.adopted = done
      this.become({ dispute: { from: 'copy', content: copy.content, at: copy.at, by: null, fields: disputed } })
    } else if (fields.length > 0) {
      this.become({ notice: { kind: 'restored', fields, at: copy.at, by: null } })
    }
    this.write(content)
    if (disputed.length === 0) done()
  }

  /** Save now, and again what was written while that was going on. */
  async flush(): Promise<void> {
    while (this.running) await this.running
    if (this.isUnsaved() && this.now.save !== 'disputed' && this.now.save !== 'closed') {
      this.running = this.save().finally(() => (this.running = null))
      await this.running
    }
  }

  /** Look whether somebody else has written. Silence is no news. */
  async pull(): Promise<void> {
    while (this.running) await this.running
    if (this.now.save === 'closed') return
    this.running = this.look().finally(() => (this.running = null))
    await this.running
  }

  /** The user has chosen, for every disputed field, which text stays. */
  resolve(chosen: Readonly<Record<string, 'mine' | 'theirs'>>): void {
    const { dispute, content } = this.now
    if (!dispute) return
    const theirs = dispute.fields.filter((name) => chosen[name] === 'theirs')
    const taken = Object.fromEntries(theirs.map((name) => [name, dispute.content[name]]))
    this.become({ dispute: null, save: 'unsaved' })
    this.write({ ...content, ...taken })
    this.adopted?.()
    this.adopted = null
    void this.flush()
  }

  readonly dismissNotice = (): void => this.become({ notice: null })

  /** Whether something here is not on the server. */
  isUnsaved(): boolean {
    return !sameContent(this.base, this.now.content)
  }

  /** Leave the draft: no timer goes on; what is unsaved is sent once more and otherwise stays in this browser. */
  stop(): void {
    clearTimeout(this.timer)
    void this.flush().finally(() => clearTimeout(this.timer))
  }

  private write(content: Content): void {
    this.become({ content })
    if (!this.isUnsaved()) {
      this.copies.drop()
      this.unsavedSince = null
      if (!['saving', 'disputed', 'closed'].includes(this.now.save)) this.become({ save: 'saved', refused: [], error: null })
      return
    }
    const keptHere = this.copies.keep({ content, base: this.base, at: new Date().toISOString() })
    this.unsavedSince ??= Date.now()
    if (this.now.dispute) return this.become({ keptHere, save: 'disputed' })
    const save = ['saving', 'offline', 'closed'].includes(this.now.save) ? this.now.save : 'unsaved'
    this.become({ keptHere, save })
    // Somebody who never stops typing is saved too.
    this.later(Math.min(PAUSE_MS, Math.max(0, this.unsavedSince + LONGEST_PAUSE_MS - Date.now())))
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), milliseconds)
  }

  private async save(): Promise<void> {
    clearTimeout(this.timer)
    const sent = tidy(this.now.content)
    this.become({ save: 'saving' })
    try {
      const saved = await this.server.save(sent, this.now.revision)
      this.base = sent
      this.unsavedSince = null
      this.become({ revision: saved.revision, savedAt: saved.changedAt, missing: saved.missing, actions: saved.actions })
      this.become({ save: 'saved', refused: [], error: null })
      this.onSaved()
      this.write(this.now.content)
    } catch (error) {
      await this.failed(error)
    }
  }

  private async failed(error: unknown): Promise<void> {
    if (isPassing(error)) {
      this.become({ save: 'offline', error })
      this.later(TRY_AGAIN_MS)
    } else if (error instanceof Problem && error.status === 412) {
      this.become({ save: 'unsaved' })
      await this.look()
    } else if (error instanceof Problem && error.status === 422) {
      this.become({ save: 'refused', error, refused: error.errors })
    } else if (error instanceof Problem && error.status === 401) {
      this.become({ save: 'unsaved', error })
    } else {
      this.become({ save: 'closed', error })
    }
  }

  private async look(): Promise<void> {
    try {
      this.absorb(await this.server.read())
    } catch (error) {
      if (!isPassing(error)) return this.become({ save: 'closed', error })
      if (this.isUnsaved()) {
        this.become({ save: 'offline', error })
        this.later(TRY_AGAIN_MS)
      }
    }
  }

  private absorb(theirs: Snapshot): void {
    if (theirs.revision === this.now.revision) return
    const { content, disputed } = merge(this.base, this.now.content, theirs.content)
    const stillOpen = this.now.dispute?.fields.filter((name) => changedFields(content, theirs.content).includes(name))
    const fields = [...new Set([...(stillOpen ?? []), ...disputed])]
    const news = changedFields(this.now.content, content)
    this.base = theirs.content
    const { revision, missing, actions, changedAt: at, changedBy: by } = theirs
    this.become({ revision, missing, actions, savedAt: at })
    if (!actions.allowed.includes('edit')) this.become({ save: 'closed', error: null })
    else if (fields.length > 0) this.become({ dispute: { from: 'server', content: theirs.content, at, by, fields } })
    else if (this.now.dispute) this.become({ dispute: null, save: 'unsaved' })
    if (news.length > 0) this.become({ notice: { kind: 'merged', fields: news, at, by } })
    this.write(content)
  }

  private become(next: Partial<DraftState>): void {
    this.now = { ...this.now, ...next }
    this.listeners.forEach((tell) => tell())
  }
}
