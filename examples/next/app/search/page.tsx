import { SearchDocument } from '@broadsheet/client/text'
import { Cards } from '../../components/cards'
import { archive } from '../../lib/archive'

interface Props {
  searchParams: Promise<{ q?: string | string[] }>
}

/** The hits for `?q=…`. */
export default async function Page({ searchParams }: Props) {
  const { q = '' } = await searchParams
  const query = String(q).trim().slice(0, 200)
  if (query === '') return <h1>Search</h1>
  const { search } = await archive.request(SearchDocument, { query, first: 24 })
  return (
    <>
      <h1>
        {query}: {search.totalCount}
      </h1>
      <Cards articles={search.edges.map(({ node }) => node)} />
    </>
  )
}
