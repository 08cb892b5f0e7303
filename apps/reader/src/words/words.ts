/** The words of the pages in one language. */
export interface Words {
  /** BCP 47 tag, for `lang` and for the forms of dates and numbers. */
  lang: string
  skipToContent: string
  home: string
  menu: string
  thisSite: string
  search: string
  searchPlaceholder: string
  archives: string
  categories: string
  tags: string
  keywords: string
  authors: string
  latest: string
  moreOf: (name: string) => string
  minutes: (count: number) => string
  articles: (count: number) => string
  contents: string
  updated: (date: string) => string
  newer: string
  older: string
  related: string
  linkedFrom: string
  versions: string
  newestVersion: string
  versionBefore: string
  thisVersion: string
  whatChanged: string
  changesOf: (title: string) => string
  toArticle: string
  noChanges: string
  notExact: string
  unchanged: (paragraphs: number) => string
  /** Read aloud before and after what was inserted or deleted. */
  insertedStart: string
  deletedStart: string
  changeEnd: string
  translations: string
  originalAt: string
  publishedIn: string
  pages: string
  page: (number: number) => string
  previous: string
  next: string
  results: (count: number, query: string) => string
  noResults: (query: string) => string
  longQuery: string
  noResultsHint: string
  narrow: string
  languages: string
  years: string
  matchingNames: string
  all: string
  undated: string
  byMonth: string
  byYear: string
  hitsByMonth: string
  hitsByYear: string
  insights: string
  insightsText: string
  articlesTitle: string
  wordsTitle: string
  imagesTitle: string
  wordCount: (count: number) => string
  imageCount: (count: number) => string
  dayCount: (count: number) => string
  daysWith: (withArticles: number, without: number) => string
  versionCount: (count: number) => string
  whoWritesWhat: string
  tagsTogether: string
  gaps: string
  mostCorrected: string
  notFound: string
  notFoundText: string
  /** As `notFoundText`, for a static copy, which has no search. */
  notFoundInCopy: string
  failed: string
  failedText: string
  busyText: string
  notReady: string
  notReadyText: string
  website: string
  darkTheme: string
  lightTheme: string
  changed: string
  reload: string
  api: string
  preview: string
  unpublished: string
  problems: string
  previewText: string
  endPreview: string
  statuses: { DRAFT: string; SCHEDULED: string; EXPIRED: string }
}
