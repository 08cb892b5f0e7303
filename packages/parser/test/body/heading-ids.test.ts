import { describe, expect, test } from 'vitest'
import { HeadingIds } from '../../src/body/heading-ids.ts'
import { headingSlug } from '../../src/body/heading-slug.ts'
import type { HeadingIdRule } from '../../src/model/site.ts'
import { readSite } from '../../src/site/read-site.ts'
import { parse } from '../parse-body.ts'

describe('the id of a heading', () => {
  // The values of hexo and github are the output of hexo-util 3.3 and github-slugger 2.0.
  test.each<[string, Partial<Record<HeadingIdRule, string>>]>([
    ['Big Plans', { hexo: 'Big-Plans', github: 'big-plans', 'hexo-lower': 'big-plans', 'hexo-upper': 'BIG-PLANS' }],
    ['二、计划', { hexo: '二、计划', github: '二计划', goldmark: '二计划', 'kramdown-gfm': '二计划', kramdown: '' }],
    ['1.1 Set-up', { hexo: '1-1-Set-up', github: '11-set-up', kramdown: 'set-up', 'kramdown-gfm': '11-set-up' }],
    [
      'Why? Yes & no!',
      { hexo: 'Why-Yes-no', github: 'why-yes--no', goldmark: 'why-yes--no', blackfriday: 'why-yes-no' },
    ],
    ['Café Ærø', { hexo: 'Cafe-AEro', github: 'café-ærø', goldmark: 'café-ærø', 'goldmark-ascii': 'cafe-r' }],
    ['snake_case name', { hexo: 'snake-case-name', github: 'snake_case-name', goldmark: 'snake_case-name' }],
    ['日本語（注）', { hexo: '日本語（注）', github: '日本語注', goldmark: '日本語注' }],
  ])('%s follows the rule of the generator', (text, ids) => {
    for (const [rule, id] of Object.entries(ids)) expect(headingSlug(text, rule as HeadingIdRule)).toBe(id)
  })

  test('is numbered from 1 if an earlier heading has it', () => {
    const ids = new HeadingIds('hexo')
    expect(['Set up', 'Set up', 'Set up', 'Set up 1', '!'].map((text) => ids.next(text, null))).toEqual([
      'Set-up',
      'Set-up-1',
      'Set-up-2',
      'Set-up-1-1',
      'user-content-section',
    ])
    expect(ids.next('Set up', 'my-id')).toBe('my-id')
    expect(ids.next('Other', 'my-id')).toBe('my-id-1')
  })

  test.each<[string, string, HeadingIdRule]>([
    ['_config.yml', 'permalink: :title/\nmarked:\n  modifyAnchors: 1\n', 'hexo-lower'],
    ['_config.yml', 'permalink: pretty\nkramdown:\n  input: kramdown\n', 'kramdown'],
    ['_config.yml', 'permalink: pretty\n', 'kramdown-gfm'],
    ['hugo.toml', 'baseURL = "/"\n[markup.goldmark.parser]\nautoHeadingIDType = "github-ascii"\n', 'goldmark-ascii'],
    ['hugo.toml', 'baseURL = "/"\n', 'goldmark'],
    ['site.yml', 'headingIds: kramdown\n', 'kramdown'],
    ['site.yml', 'dialect: hexo\n', 'hexo'],
    ['guide/start.md', '', 'github'],
    ['_posts/start.md', '', 'hexo'],
  ])('comes from %s: %j', (path, text, rule) => {
    const files = path.endsWith('.md') ? [] : [{ path, bytes: Buffer.from(text) }]
    expect(readSite(files, new Set([path])).site.headingIds).toBe(rule)
  })
})

describe('a link to a place in the article', () => {
  const hrefs = (source: string, headingIds: HeadingIdRule = 'hexo') =>
    [...parse(source, { site: { headingIds } }).body.html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)

  test('leads to the id of the heading, in any rule, case and encoding', () => {
    const links =
      '[1](#Next-Steps) [2](#next-steps) [3](#%E4%BA%8C%E3%80%81%E8%AE%A1%E5%88%92) [4](#二计划) [5](#21-install)'
    const headings = '\n\n## Next Steps\n\n## 二、计划\n\n## 2.1 Install'
    expect(hrefs(links + headings)).toEqual(['#Next-Steps', '#Next-Steps', '#二、计划', '#二、计划', '#2-1-Install'])
    expect(hrefs(links + headings, 'github')).toEqual([
      '#next-steps',
      '#next-steps',
      '#二计划',
      '#二计划',
      '#21-install',
    ])
    expect(hrefs('[a](#install)\n\n## 2.1 Install')).toEqual(['#2-1-Install'])
    expect(hrefs('[a](#Part)\n\n## Part')).toEqual(['#user-content-Part'])
  })

  test('leads to an element with an id or a name, and to a numbered heading', () => {
    expect(hrefs('[a](#Spot) <a name="spot"></a>\n\n<div id="b-c">x</div>\n\n[d](#B-C)')).toEqual([
      '#user-content-spot',
      '#b-c',
    ])
    expect(hrefs('[a](#ships-amp-boats) [b](#storms-crab)\n\n## Ships & boats\n\n## Storms 🦀')).toEqual([
      '#Ships-boats',
      '#Storms-🦀',
    ])
    expect(hrefs('[a](#same-1)\n\n## Same\n\n## Same')).toEqual(['#user-content-Same-1'])
  })

  test('is reported if no heading or element has the id', () => {
    const { diagnostics } = parse('Text.\n\n[a](#nowhere) [b](#) [c](#top) [d](#/route)\n\n## Next Steps', {
      site: { headingIds: 'hexo' },
    })
    expect(diagnostics).toEqual([
      {
        severity: 'WARNING',
        code: 'anchor-missing',
        message: 'the link to "#nowhere" leads to no place in this article: no heading or element has this id',
        file: 'posts/a.md',
        line: 3,
        column: 5,
        hint: 'use the id of a heading: #Next-Steps',
      },
    ])
  })

  test('is not reported if its element is left out of html', () => {
    expect(parse('[a](#box)\n\n{% box id="box" %}').diagnostics.map(({ code }) => code)).not.toContain('anchor-missing')
  })
})
