/** Every event handler of browsers. PortSwigger's cheat sheet lists first those that run without user interaction. */
const events =
  'abort activate afterprint afterscriptexecute animationcancel animationend animationiteration animationstart auxclick beforecopy beforecut ' +
  'beforeinput beforematch beforepaste beforeprint beforescriptexecute beforetoggle beforeunload begin blur bounce cancel canplay ' +
  'canplaythrough change click close command contentvisibilityautostatechange contextlost contextmenu contextrestored copy cuechange cut ' +
  'dblclick drag dragend dragenter dragexit dragleave dragover dragstart drop durationchange emptied end ended error finish focus focusin ' +
  'focusout formdata fullscreenchange gesturestart gotpointercapture hashchange input invalid keydown keypress keyup languagechange load ' +
  'loadeddata loadedmetadata loadend loadstart location lostpointercapture message mousedown mouseenter mouseleave mousemove mouseout ' +
  'mouseover mouseup mousewheel offline online orientationchange pagehide pagereveal pageshow pageswap paste pause play playing pointercancel ' +
  'pointerdown pointerenter pointerleave pointermove pointerout pointerover pointerrawupdate pointerup popstate progress ratechange ' +
  'readystatechange repeat reset resize rejectionhandled scroll scrollend scrollsnapchange search securitypolicyviolation seeked seeking ' +
  'select selectionchange selectstart show slotchange snapchanged stalled start storage submit suspend timeupdate toggle touchend touchmove ' +
  'touchstart transitioncancel transitionend transitionrun transitionstart unhandledrejection unload volumechange waiting webkitanimationend ' +
  'webkitmouseforcechanged webkittransitionend wheel'

const elements = [
  'xss',
  'img src=x',
  'p',
  'a href=#',
  'video src=x',
  'svg',
  'details open',
  'iframe src=https://player.example/',
]

/** Each handler on an element, in turn of several kinds. */
export const eventVectors: string[] = events.split(' ').map((event, at) => {
  const element = elements[at % elements.length] ?? ''
  return `<${element} tabindex=1 id=x on${event}=alert(1) style="animation:x 1s;transition:outline 1s">x</${element.split(' ')[0]}>`
})
