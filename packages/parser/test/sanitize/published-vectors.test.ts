import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { allMarkdown } from '../markdown/all-markdown.ts'
import { parse } from '../parse-body.ts'
import { dangers } from '../xss/dangers.ts'
import { published } from '../xss/published.ts'

const frameHosts = ['player.example']
const shortcodes = { own: '<p title="{{ 0 }}"><a href="{{ src }}">{{ 0 | alt }}</a>{{ inner }}</p>' }
const places = ['X', '<p title="a">X', '<table><tr><td>X', 'a\n\nX\n\nb', '- X', '{{< own `X` src="X" >}}X{{< /own >}}']

describe.each(Object.entries(published))('nothing that can run is left of the attacks of %s', (_, vectors) => {
  test.each(['HTML', 'MARKDOWN'] as const)('in a body in %s', (format) => {
    const passed = vectors.flatMap((vector) =>
      places
        .map((place) => place.replaceAll('X', () => vector))
        .filter((source) => {
          const { html } = parse(source, { format, site: { frameHosts, shortcodes, markdown: allMarkdown } }).body
          return dangers(html, frameHosts).length > 0
        }),
    )
    expect(passed).toEqual([])
  })

  test('as the template of a shortcode', () => {
    const passed = vectors.filter((vector) => {
      const site = { frameHosts, shortcodes: { own: `${vector}{{ inner }}` } }
      return dangers(parse('a {{< own >}}b{{< /own >}} c', { site }).body.html, frameHosts).length > 0
    })
    expect(passed).toEqual([])
  })
})

test('docs/operations.md gives the number of published attacks', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../../../docs/operations.md'), 'utf8')
  const count = Object.values(published).reduce((sum, vectors) => sum + vectors.length, 0)
  expect(docs).toContain(`| ${count} published attacks by HTML (`)
})
