type Message = { kind: 'here' | 'here-too' | 'gone' | 'saved'; tab: string }

interface Listener {
  /** How many other tabs have this draft open. */
  onTabs: (others: ReadonlySet<string>) => void
  /** Another tab has saved. */
  onSaved: () => void
}

/** Tabs of one browser that have the same draft open tell each other so. Old kernels have no channel: then nobody answers. */
export class DraftChannel {
  private readonly channel: BroadcastChannel | null
  private readonly others = new Set<string>()

  constructor(
    itemId: string,
    private readonly tab: string,
    private readonly listener: Listener,
  ) {
    this.channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`openweek.draft.${itemId}`) : null
    if (this.channel) this.channel.onmessage = (event) => this.hear(event.data as Message)
    this.say('here')
  }

  isOpenIn(tab: string): boolean {
    return this.others.has(tab)
  }

  tellSaved(): void {
    this.say('saved')
  }

  close(): void {
    this.say('gone')
    this.channel?.close()
  }

  private hear({ kind, tab }: Message): void {
    if (kind === 'gone') this.others.delete(tab)
    else this.others.add(tab)
    if (kind === 'here') this.say('here-too')
    if (kind === 'saved') this.listener.onSaved()
    this.listener.onTabs(this.others)
  }

  private say(kind: Message['kind']): void {
    this.channel?.postMessage({ kind, tab: this.tab } satisfies Message)
  }
}
