/** A word or phrase that prose in this repository does not use, and the plain one for it. */
export interface Rule {
  readonly pattern: RegExp
  /** What to write instead. */
  readonly instead: string
}

function word(words: string, instead: string): Rule {
  return { pattern: new RegExp(`(?<![\\w-])(?:${words})(?![\\w-])`, 'i'), instead }
}

/** Checked in comments, documents, messages and the names of tests. */
export const rules: readonly Rule[] = [
  // Old words.
  word('shall', '"must", "can" or the plain verb'),
  word('whoever|whomever|whosoever', '"a client that", "users who"'),
  word('whatever', '"any", "everything that" or the noun'),
  word('nobody', '"no client", "no user", "no one"'),
  word("(?:somebody|anybody)(?:'s)?", '"a user", "someone", "anyone"'),
  word('asker|askers', '"client" or "viewer"'),
  word('anew|afresh', '"again"'),
  word('mend|mends|mended|mending', '"fix"'),
  word('in vain', '"without effect"'),
  word('as it were', 'nothing'),
  word('save that|save for', '"except"'),
  word('(?:there|where)(?:of|in|with|from|unto)|(?:where|here)upon|hereby|whereby|wherefore', '"of it", "in which"'),
  word('lest|albeit|hence|thence|whence|hither|thither|hitherto|henceforth|forthwith', '"so", "although", "until now"'),
  word('ere|oft|nigh|nought|naught|unto|upon|betwixt|amongst|amidst|whilst|till', 'the modern word'),
  word('ought|must needs|by no means|none the less|let alone', 'the modern phrase'),
  word('whom', '"who", or name the person'),
  word('dear|dearer|dearest', '"expensive"'),
  word('thrice|twofold|manifold', '"three times", "double"'),
  word('sought', '"searched for"'),
  word('suffices|suffice', '"is enough"'),
  word('beside', '"next to", "with"'),
  word('likelier|likeliest|commonest', '"more likely", "most common"'),
  word('alike', '"equal", "in the same way"'),
  // One word for one idea.
  word('pictures?(?![/.:])', '"image"'),
  // Figures of speech.
  word('hears|hearing|heard', '"gets", "is notified"'),
  word('stands?(?! for| in for)|stood(?! for)', '"is", "appears", "is stored"'),
  word('lies|lying|lay', '"is"'),
  word('apart(?! from)', '"separate"'),
  word('at hand', '"available"'),
  word('hand(?:s|ed|ing)? (?:on|over|out|back|in)', '"pass", "return"'),
  word('spares?|spared|sparing', '"saves", "avoids"'),
  word('hangs? on|hanging on', '"depends on"'),
  word('(?:goes|go|going|went) on(?! the)', '"continues"'),
  word('(?:in|out of|within) reach', '"reachable", "unreachable"'),
  word('in silence', '"silently"'),
  word('gone', '"deleted", "removed"'),
  word('comes? due|came due', '"is published", "becomes visible"'),
  word('leads? on', '"redirects"'),
  word('a look', '"a check"'),
  word('tells? of', '"describe", "show"'),
  word('(?:is|are|was|were|be|been|being) told', '"gets", "receives", "is reported"'),
  word('(?:is|are|was|were|be|been|as) said', '"is set", "is written"'),
  word('says? (?:nothing|anything|so)', '"has no value", "is set"'),
  word('ask(?:s|ed)? of', '"query", "request from"'),
  word('(?:knows|learns|makes|tells|shows) nothing(?: of)?', '"does not know"'),
  word('as ever', '"as always"'),
  word('for good|for ever', '"permanently"'),
  // Inversions and riddles.
  word('of (?:which|whom)', '"whose", or two sentences'),
  word('where (?:there|one|none|nothing) (?:is|are|has|have|was|were)', '"if"'),
  word('however (?:often|many|much|large|long)', '"any number of"'),
  { pattern: /(?<!there )\b(?:is|are|was|were) none\b/i, instead: '"is not one", "has no"' },
  { pattern: /, (?:so|nor) (?:do|does|did|is|are|was|were|can|may) (?!not\b)/, instead: 'a sentence of its own' },
  { pattern: /(?:^|[.;:] )(?:Who|Whose) [^?]*$/, instead: 'the subject first' },
  { pattern: /(?:^|[.;:] )(?:All|Those|None|Nothing) that /, instead: 'the noun' },
  word('(?:nothing|anything|everything|everybody|all|none|nobody) but', '"only", "except"'),
  word('but for', '"except for"'),
  word('(?:is|are|was|were) to be', '"must be", "will be"'),
  { pattern: /\bin place of\b/i, instead: '"instead of"' },
  { pattern: /\b(?:is|are|was|were) to(?=[,.;:)]|$)/, instead: '"must"' },
  { pattern: /, for (?:it|they|there|nothing|none|nobody) (?!to\b)/, instead: '"because"' },
  { pattern: /, yet /, instead: '"but"' },
  { pattern: /(?:^|[.;:] )(?:Were|Had|Should|Be) (?:it|they|there|this|he|she)\b(?![^.]*\?)/, instead: '"if"' },
  { pattern: /\ban? [a-z]+ each\b/, instead: '"one … for each …"' },
  { pattern: /\bnull where\b/i, instead: '"null if"' },
  { pattern: /(?<!there )\b(?:is|are|was|were) no (?!longer\b|more\b|such\b)/i, instead: '"is not a"' },
  { pattern: /(?:^|[.;:] )What (?!to\b)[^?]*$/, instead: 'the subject first: a noun, or a verb' },
  { pattern: /(?:^|[.;:] )(?:Of(?! course)|To be) /, instead: 'the subject first' },
  // People, as "he" or "ours".
  word('he|his|him|himself|she|hers?|herself', '"they", "their"'),
  word('ours|theirs', 'the noun'),
  word('looks? whether', '"check whether"'),
]

/** Names that code does not use: whole words of an identifier in camel case. */
export const nameRules: readonly { readonly words: readonly string[]; readonly instead: string }[] = [
  {
    words: ['aside', 'among', 'said', 'told', 'whoever', 'nobody', 'deaf', 'anew', 'mend', 'beforehand'],
    instead: 'a noun or verb of the field',
  },
  { words: ['takeapart'], instead: 'parse, split' },
]

/** The most words in a sentence. */
export const longestSentence = 40
