/** The viewer and the time of a request. Both decide which articles are visible. `now` is milliseconds since 1970. */
export interface Viewer {
  /** Sees drafts, scheduled, expired and hidden articles everywhere. */
  readonly preview: boolean
  readonly now: number
}
