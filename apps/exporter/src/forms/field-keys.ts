/**
 * The front matter keys that the import reads as fields, without case, `-`, `_` and spaces. An export writes the fields instead.
 * docs/site.md lists the keys. Keys that are needed besides the fields are not here: `id` and `excerpt`.
 */
const names = `
  title posttitle date pubdate publishdate publishedat created createdat publisheddate posted datecreated
  creationdate createddate datepublished publicationdate postdate published ispublished publish updated lastmod
  modified lastmodifiedat updatedat dateupdated updateddate lastupdated datemodified modificationdate lastupdate
  postmodified author authors byline by category categories section tag tags keywords headimg image banner
  featuredimage featureimage featuredimg heroimage hero header headerimage mainimage leadimage featured cover
  coverimage coverimg ogimage socialimage shareimage twitterimage thumbnail thumb teaser photos gallery slug
  postname path permalink aliases redirectfrom alias redirectto url link source originalurl canonicalurl
  canonical draft isdraft private status poststatus visibility hidden unlisted expires expirydate unpublishdate
  lang language locale translationkey description summary customexcerpt postexcerpt abstract subtitle
  metadescription comments
`

const keys = new Set(names.trim().split(/\s+/))

/** Returns whether a front matter key is that of a field. */
export function isFieldKey(key: string): boolean {
  return keys.has(foldedKey(key))
}

/** `pubDate`, `pub_date` and `Pub-Date` are the same key. */
export function foldedKey(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '')
}
