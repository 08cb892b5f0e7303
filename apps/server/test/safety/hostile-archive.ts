import { vectors } from '@broadsheet/parser/testing'
import { published } from '@broadsheet/parser/testing/published'

/** All attacks: this project's own and the published ones. */
export const attacks = [...vectors, ...Object.values(published).flat()]

/** As many articles as a feed has entries share a tag, so that their feed has them all. */
const feedLength = 20

/**
 * Returns the files of an archive with each attack in a Markdown body, in an HTML body, in every displayed key, in and as a
 * shortcode, and as the name of a file.
 */
export function hostileArchive(): Record<string, string> {
  const shortcodes = Object.fromEntries(attacks.map((attack, at) => [`own${at}`, `<b>${attack}</b>{{ inner }}`]))
  const site = { url: 'https://site.example', title: attacks[0], frameHosts: ['player.example'], shortcodes }
  const files: Record<string, string> = { 'site.yml': JSON.stringify(site) }
  attacks.forEach((attack, at) => {
    const front = JSON.stringify(frontMatter(attack, at))
    files[`markdown/${at}.md`] = `---json\n${front}\n---\n\n## ${at}\n\n${attack}\n`
    files[`html/${fileName(attack)}${at}.html`] = `---\ntitle: ${at}\n---\n<div>${attack}</div>\n`
    files[`tags/${at}.md`] =
      `---\ntitle: ${at}\n---\n{{< own${at} >}}a{{< /own${at} >}} {{< figure src=x caption=\`${attack}\` >}}\n`
  })
  return files
}

/** The paths of the feeds that together contain every article with an attack in its front matter. */
export const groups = Array.from({ length: Math.ceil(attacks.length / feedLength) }, (_, group) => `group-${group}`)

function frontMatter(attack: string, at: number): object {
  const address = /(?:href|src|data|action)=["']?\s*([^"'>]+)/.exec(attack)?.[1] ?? attack
  return {
    title: attack,
    date: new Date(Date.UTC(2025, 0, 1) + at * 60_000).toISOString(),
    description: attack,
    author: [{ name: attack, url: address }, attack],
    categories: [[attack, `${attack} 2`]],
    tags: [attack, `group-${Math.floor(at / feedLength)}`],
    cover: { url: address, alt: attack, title: attack, caption: attack },
    banner: attack,
    images: [address, { src: `https://pictures.example/${attack}`, alt: attack }],
    link: address,
    canonical: address,
    permalink: attack.includes(':') ? undefined : attack,
    excerpt: attack,
    aliases: [address],
  }
}

function fileName(attack: string): string {
  return Buffer.from(attack.replace(/[/\0\n\r]/g, '_').replace(/^[_.\s-]+/, 'x'))
    .subarray(0, 120)
    .toString()
    .replaceAll('\ufffd', '')
}
