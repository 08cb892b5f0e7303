import naughtyStrings from './published/blns.json' with { type: 'json' }
import bluemonday from './published/bluemonday.json' with { type: 'json' }
import dompurify from './published/dompurify.json' with { type: 'json' }

/**
 * The published collections of attacks, by the project that published them. Their README names versions and licences.
 * They contain no attack twice, and none of `vectors.ts`.
 */
export const published: Record<string, string[]> = {
  dompurify,
  bluemonday,
  'big list of naughty strings': naughtyStrings,
}
