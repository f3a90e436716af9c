// The box beside the pointer, or beside what has the focus, that tells the numbers behind a mark. Escape hides it.

import { byId } from './elements.ts'

const tellers = new WeakMap<Element, () => string>()

/** `text`: lines, made when they are wanted. */
export function tells(element: Element, text: () => string): void {
  tellers.set(element, text)
}

export function showTip(lines: string, left: number, top: number): void {
  const tip = byId('tip')
  const [heading, ...others] = lines.split('\n')
  const strong = document.createElement('strong')
  strong.textContent = heading!
  tip.replaceChildren(strong, ...others.flatMap(line => [document.createElement('br'), line]))
  // A modal box is above everything else: the tip has to be in it to be seen.
  const host = document.querySelector('dialog[open]') ?? document.body
  if (tip.parentElement !== host) host.append(tip)
  tip.hidden = false
  const { width, height } = tip.getBoundingClientRect()
  tip.style.left = `${Math.max(4, Math.min(left + 14, innerWidth - width - 4))}px`
  tip.style.top = `${top + 18 + height > innerHeight ? Math.max(4, top - height - 10) : top + 18}px`
}

export function hideTip(): void {
  byId('tip').hidden = true
}

export function startTips(): void {
  const tellerOf = (target: EventTarget | null): (() => string) | undefined => {
    const mark = target instanceof Element ? target.closest('.tells') : null
    return mark === null ? undefined : tellers.get(mark)
  }
  /** Beside what the keyboard has come to, also when coming there has moved the page. */
  const follow = (): void => {
    const focus = document.activeElement
    const text = tellerOf(focus)
    if (text === undefined || !focus!.matches(':focus-visible')) {
      hideTip()
      return
    }
    const { left, bottom } = focus!.getBoundingClientRect()
    showTip(text(), left, bottom - 14)
  }
  document.addEventListener('pointermove', event => {
    const text = tellerOf(event.target)
    if (text !== undefined) showTip(text(), event.clientX, event.clientY)
    else if ((event.target as Element).closest('.curve') === null) hideTip()
  })
  document.addEventListener('focusin', follow)
  document.addEventListener('focusout', hideTip)
  document.addEventListener('scroll', follow, { capture: true, passive: true })
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') hideTip()
  })
}
