import { Link } from '@tanstack/react-router'
import type { CSSProperties, ReactElement } from 'react'
import { boardTexts as texts, divisionNames, shortName } from '../../texts/board.zh'
import type { Tile } from './board'
import { PLACES, type Strip, stripOf } from './places'

const STRIPS: readonly Exclude<Strip, 'division'>[] = ['city', 'council', 'other']

/** The first level: divisions in their places, everybody else in strips below. */
export function NationalTiles({ tiles }: { tiles: readonly Tile[] }): ReactElement {
  const byCode = new Map(tiles.map((tile) => [tile.code, tile]))
  return (
    <>
      <ul className="ow-tiles" aria-label={texts.strips.division}>
        {[...PLACES].map(([code, [gridColumn, gridRow]]) => {
          const tile = byCode.get(code)
          return (
            <li key={code} style={{ gridColumn, gridRow } satisfies CSSProperties}>
              {tile ? <TileLink tile={tile} name={divisionNames[code] ?? tile.name} /> : <Absent code={code} />}
            </li>
          )
        })}
      </ul>
      {STRIPS.map((strip) => {
        const here = tiles.filter((tile) => stripOf(tile) === strip)
        return (
          here.length > 0 && (
            <section key={strip}>
              <h2 className="ow-strip-title">{texts.strips[strip]}</h2>
              <FlatTiles tiles={here} wide={strip === 'other'} />
            </section>
          )
        )
      })}
    </>
  )
}

/** Units in the order of their codes, without a place of their own. */
export function FlatTiles({ tiles, wide = false }: { tiles: readonly Tile[]; wide?: boolean }): ReactElement {
  return (
    <ul className={`ow-tiles-flat ${wide ? 'ow-tiles-wide' : ''}`}>
      {tiles.map((tile) => (
        <li key={tile.unit_id}>
          <TileLink tile={tile} name={shortName(tile.name)} />
        </li>
      ))}
    </ul>
  )
}

function TileLink({ tile, name }: { tile: Tile; name: string }): ReactElement {
  return (
    <Link
      to="/board"
      search={{ unit: tile.unit_id }}
      className={`ow-tile ow-tile-${tile.state}`}
      title={tile.name}
    >
      <span className="ow-tile-name">{name}</span>
      {tile.expected > 0 && (
        <span className="ow-tile-figures">
          {tile.reported}/{tile.expected}
        </span>
      )}
      <span className="ow-tile-state">{texts.shortStates[tile.state]}</span>
      <span className="ow-only-heard">{texts.tile(tile)}</span>
    </Link>
  )
}

/** A division without a reporting unit: in its place, and outside all figures. */
function Absent({ code }: { code: string }): ReactElement {
  return (
    <span className="ow-tile ow-tile-not-required">
      <span className="ow-tile-name">{divisionNames[code]}</span>
      <span className="ow-tile-state">{texts.absent}</span>
    </span>
  )
}
