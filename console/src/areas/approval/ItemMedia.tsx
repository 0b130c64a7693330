import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, media } from '../../api/clients'
import type { components } from '../../api/schema/submission'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { pointerTo } from '../../parts/report/pointers'
import { type RenditionName, useRendition } from '../../parts/rendition'
import { approvalTexts as texts } from '../../texts/approval.zh'
import { Noted } from './Noted'
import type { Notes } from './notes'

type Media = components['schemas']['MediaOut']

interface Props {
  media: readonly Media[]
  open: boolean
  notes: Notes
  onNote: (pointer: string, text: string) => void
}

/** The photos and videos of an item, each with its caption, its rights and a place for a note. */
export function ItemMedia({ media: assets, open, notes, onNote }: Props): ReactElement {
  if (assets.length === 0) return <p className="ow-quiet">{texts.noMedia}</p>
  return (
    <>
      {assets.map((asset, at) => {
        const pointer = pointerTo('asset_ids', at)
        return (
          <Noted
            key={asset.asset_id}
            title={texts.mediaTitle(asset.kind, at + 1, assets.length)}
            open={open}
            note={notes[pointer] ?? ''}
            onNote={(text) => onNote(pointer, text)}
          >
            {asset.state === 'ready' ? <Asset assetId={asset.asset_id} /> : <NotReady asset={asset} />}
          </Noted>
        )
      })}
    </>
  )
}

function NotReady({ asset }: { asset: Media }): ReactElement {
  return (
    <p className="ow-media-missing">
      {texts.mediaStates[asset.state] ?? asset.state}
      {asset.reason && <span className="ow-bulk-reason">{asset.reason}</span>}
    </p>
  )
}

function Asset({ assetId }: { assetId: string }): ReactElement {
  const { data, error, refetch } = useQuery({
    queryKey: ['asset', assetId],
    queryFn: () => answer(media.GET('/api/media/v1/assets/{asset_id}', { params: { path: { asset_id: assetId } } })),
    staleTime: 60_000,
  })
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const has = (name: string): boolean => data.renditions.some((each) => each.name === name)
  const film = data.renditions.find((each) => each.content_type.startsWith('video/'))
  const still: RenditionName | null = has('cover') ? 'cover' : has('web') ? 'web' : null
  return (
    <figure className="ow-media">
      {film ? (
        <Film assetId={assetId} name={film.name as RenditionName} bytes={film.bytes} still={still} words={data.caption} />
      ) : (
        still && <Still assetId={assetId} name={still} words={data.caption} />
      )}
      <figcaption>
        <p>{data.caption || texts.noCaption}</p>
        <dl className="ow-pairs">
          <dt>{texts.credit}</dt>
          <dd>{data.credit || texts.nothingWritten}</dd>
          <dt>{texts.licence}</dt>
          <dd>{data.licence && (texts.licences[data.licence] ?? data.licence)}</dd>
          <dt>{texts.consent}</dt>
          <dd>{data.people_consented ? texts.consented : texts.notConsented}</dd>
          {data.ai_generated && (
            <>
              <dt>{texts.ai}</dt>
              <dd>{texts.aiGenerated}</dd>
            </>
          )}
        </dl>
      </figcaption>
    </figure>
  )
}

function Still({ assetId, name, words }: { assetId: string; name: RenditionName; words: string }): ReactElement {
  const { address, error, refetch } = useRendition(assetId, name)
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!address) return <Loading text={texts.pictureComing} />
  return (
    <a href={address} target="_blank" rel="noreferrer" aria-label={texts.openLarge(words)}>
      <img src={address} alt={words} />
    </a>
  )
}

interface FilmProps {
  assetId: string
  name: RenditionName
  bytes: number
  still: RenditionName | null
  words: string
}

/** A video is fetched when somebody wants to see it: it is large. */
function Film({ assetId, name, bytes, still, words }: FilmProps): ReactElement {
  const [wanted, setWanted] = useState(false)
  const { address, error, refetch } = useRendition(assetId, name, wanted)
  if (address) return <video src={address} controls autoPlay aria-label={words} />
  return (
    <>
      {still && <Still assetId={assetId} name={still} words={words} />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      <Button onClick={() => setWanted(true)} loading={wanted && !error}>
        {wanted ? texts.filmComing : texts.playFilm(bytes)}
      </Button>
    </>
  )
}
