import { correctionTexts, entryTexts } from '../../texts/ministry.zh'
import { type Correction, type Entry, lines, passages } from './entry'

/** One part of the text that a correction changes. */
export interface Change {
  name: string
  old: string
  fresh: string
}

type Named = (code: string) => string

/** What a correction changes in what is out, part by part; parts that stay the same are left out. */
export function changesOf(entry: Entry, correction: Correction, words: { focusArea: Named; activityType: Named }): Change[] {
  const [out, wanted] = [entry.content, correction.content]
  const headings = new Map([...passages(out), ...passages(wanted)].map(({ name, heading }) => [name, heading]))
  const textOf = (content: Entry['content'], name: string): string =>
    passages(content).find((each) => each.name === name)?.text ?? ''
  const told = (content: Entry['content'], name: string): string => String(content[name] ?? '')
  const parts: Change[] = [
    { name: correctionTexts.name, old: told(out, 'title'), fresh: told(wanted, 'title') },
    { name: entryTexts.focusArea, old: words.focusArea(told(out, 'focus_area')), fresh: words.focusArea(told(wanted, 'focus_area')) },
    {
      name: entryTexts.activityType,
      old: words.activityType(told(out, 'activity_type')),
      fresh: words.activityType(told(wanted, 'activity_type')),
    },
    { name: correctionTexts.highlights, old: lines(out, 'highlights').join('\n'), fresh: lines(wanted, 'highlights').join('\n') },
    ...[...headings].map(([name, heading]) => ({ name: heading, old: textOf(out, name), fresh: textOf(wanted, name) })),
    { name: entryTexts.participants, old: told(out, 'participants'), fresh: told(wanted, 'participants') },
    { name: entryTexts.keywords, old: lines(out, 'keywords').join('、'), fresh: lines(wanted, 'keywords').join('、') },
  ]
  return parts.filter(({ old, fresh }) => old !== fresh)
}

/** Those of the one list that the other does not have. */
export function without(assets: Entry['assets'], others: Entry['assets']): Entry['assets'] {
  return assets.filter((asset) => others.every((other) => other.asset_id !== asset.asset_id))
}
