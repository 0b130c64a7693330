/** A stretch of text: in both, only in the old one, or only in the new one. */
export interface Stretch {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** Beyond this many comparisons a changed passage is shown as a whole. */
const MOST_COMPARISONS = 250_000
const SENTENCES = /[^。！？；\n]*[。！？；\n]?/g

/** What changed between two texts: sentence by sentence, and inside changed sentences character by character. */
export function compareTexts(old: string, fresh: string): Stretch[] {
  const bySentence = compare(piecesOf(old), piecesOf(fresh))
  const stretches: Stretch[] = []
  for (let at = 0; at < bySentence.length; at++) {
    const one = bySentence[at] as Stretch
    const other = bySentence[at + 1]
    if (one.kind === 'gone' && other?.kind === 'new') {
      stretches.push(...compare([...one.text], [...other.text]))
      at++
    } else {
      stretches.push(one)
    }
  }
  return joined(stretches)
}

function piecesOf(text: string): string[] {
  return (text.match(SENTENCES) ?? []).filter(Boolean)
}

/** The longest common subsequence, written out; what went stands before what came. */
function compare(old: readonly string[], fresh: readonly string[]): Stretch[] {
  if (old.length * fresh.length > MOST_COMPARISONS) {
    return joined([
      { kind: 'gone', text: old.join('') },
      { kind: 'new', text: fresh.join('') },
    ])
  }
  const width = fresh.length + 1
  const lengths = new Uint32Array((old.length + 1) * width)
  const length = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = fresh.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        old[row] === fresh[column]
          ? length(row + 1, column + 1) + 1
          : Math.max(length(row + 1, column), length(row, column + 1))
    }
  }
  const stretches: Stretch[] = []
  let row = 0
  let column = 0
  while (row < old.length || column < fresh.length) {
    const [before, after] = [old[row], fresh[column]]
    if (before !== undefined && before === after) {
      stretches.push({ kind: 'same', text: before })
      row++
      column++
    } else if (before !== undefined && (after === undefined || length(row + 1, column) >= length(row, column + 1))) {
      stretches.push({ kind: 'gone', text: before })
      row++
    } else {
      stretches.push({ kind: 'new', text: after ?? '' })
      column++
    }
  }
  return joined(stretches)
}

/** Neighbours of one kind as one; between two common stretches first all that went, then all that came. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  let gone = ''
  let fresh = ''
  const flush = (): void => {
    if (gone) result.push({ kind: 'gone', text: gone })
    if (fresh) result.push({ kind: 'new', text: fresh })
    gone = fresh = ''
  }
  for (const { kind, text } of stretches) {
    if (kind === 'gone') gone += text
    else if (kind === 'new') fresh += text
    else if (text) {
      flush()
      const last = result.at(-1)
      if (last?.kind === 'same') last.text += text
      else result.push({ kind, text })
    }
  }
  flush()
  return result
}
