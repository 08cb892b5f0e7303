import { expect, test } from 'vitest'
import { parse } from '../parse-body.ts'
import { dangers } from '../xss/dangers.ts'
import { vectors } from '../xss/vectors.ts'

const frameHosts = ['www.youtube.com', 'player.vimeo.com']
const shortcodes = {
  own: '<p title="{{ 0 }}"><a href="{{ src }}">{{ 0 | alt }}</a>{{ inner }}</p>',
  shot: 'image',
  clip: 'video',
  say: 'quote',
}

/** Each place of a tag that takes text from the author. X is the attack. */
const places = [
  '{% u X %}',
  '{% span X, X %}',
  '{% label X@X %}',
  '{% btn X, X, X %}',
  '{% link X, X %}',
  '{% checkbox X::X %}',
  '{% note X %}\nX\n{% endnote %}',
  '{% folding X %}a{% endfolding %}',
  '{% tabs X %}\n<!-- tab X -->\nX\n<!-- endtab -->\n{% endtabs %}',
  '{% codeblock X lang:X %}\nX\n{% endcodeblock %}',
  '{% blockquote X https://a.example/ X %}a{% endblockquote %}',
  '{% youtube X %} {% iframe X %} {% video X %} {% audio X %} {% gist X %} {% pdf X %}',
  '{{< figure src="X" caption="X" title="X" attr="X" attrlink="X" link="X" alt=`X` >}}',
  '{{< youtube id="X" title=`X` start="X" >}} {{< x user="X" id="X" >}}',
  '{{< highlight X >}}X{{< /highlight >}} {{</* X */>}}',
  '{{< own `X` src="X" alt=\'X\' >}}X{{< /own >}} {{< shot `X` >}} {{< clip `X` >}}',
  '{{< say author=`X` source="X" link="X" >}}X{{< /say >}}',
  '{{< house href="X" text=`X` >}} {% house X X X %}',
  '{::nomarkdown}X{:/}',
]

test.each(places)('no XSS vector passes in %s', (place) => {
  for (const vector of [
    'javascript:alert(1)',
    '"><script>alert(1)</script>',
    ...vectors.filter(({ length }) => length < 300),
  ]) {
    const source = place.replaceAll('X', () => vector)
    for (const format of ['MARKDOWN', 'HTML'] as const) {
      const { html } = parse(source, { format, site: { frameHosts, shortcodes } }).body
      expect([source, dangers(html, frameHosts)]).toEqual([source, []])
    }
  }
})
