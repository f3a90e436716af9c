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
  const told = (event: Event): (() => string) | undefined => {
    const mark = (event.target as Element).closest('.tells')
    return mark === null ? undefined : tellers.get(mark)
  }
  document.addEventListener('pointermove', event => {
    const text = told(event)
    if (text !== undefined) showTip(text(), event.clientX, event.clientY)
    else if ((event.target as Element).closest('.curve') === null) hideTip()
  })
  document.addEventListener('focusin', event => {
    const text = told(event)
    const { left, bottom } = (event.target as Element).getBoundingClientRect()
    if (text !== undefined && (event.target as Element).matches(':focus-visible')) showTip(text(), left, bottom - 14)
    else hideTip()
  })
  document.addEventListener('focusout', hideTip)
  document.addEventListener('scroll', hideTip, { capture: true, passive: true })
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') hideTip()
  })
}
