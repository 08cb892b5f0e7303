import { Archive } from '@broadsheet/client'
import { httpTransport } from '@broadsheet/client/http'

const url = process.env.BROADSHEET_URL ?? 'http://127.0.0.1:4000/graphql'

/** The archive. Next.js keeps each answer for a minute. `.env` or the environment says where its API is. */
export const archive = new Archive(httpTransport(url, { init: { cache: 'force-cache', next: { revalidate: 60 } } }))
