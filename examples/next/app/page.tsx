import { ArticlesDocument } from '@broadsheet/client/text'
import { Cards } from '../components/cards'
import { archive } from '../lib/archive'

export default async function Page() {
  const { articles } = await archive.request(ArticlesDocument, { first: 24 })
  return <Cards articles={articles.nodes} />
}
