// The section of the page that the script brings to life: filters, an overview as a matrix, a table of all combinations, and the box in
// which the trials of one of them appear. Everything here is of our own making; data come in through the script, as text.

import type { Element } from 'hast'
import { h } from 'hastscript'
import { scrolling } from './article.ts'

/** Names of the columns, with what a number in them is. */
const columns = [
  ['method', 'Method'],
  ['family', 'Family'],
  ['task', 'Task'],
  ['lag', 'Lag'],
  ['outcome', 'Trials solved'],
  ['rate', 'True success rate, 95 %'],
  ['sequences', 'Median sequences, 95 %'],
  ['multiplyAdds', 'Median multiply-adds, 95 %'],
] as const

export function resultsSection(notes: readonly string[]): Element[] {
  return [
    h('h2', { id: 'results' }, 'All results, and every trial'),
    h('noscript', [h('p', { class: 'hint' }, 'This section needs JavaScript; the rest of the report does not.')]),
    h('div', { id: 'explorer', hidden: true }, [
      h(
        'p',
        'Each combination of a method, a task and a lag was run with several seeds. A number such as “2/3” reads: trials solved, of trials finished. ',
        'Choose one to see its trials and their learning curves. A trial that diverged counts as not solved; medians count a trial that was not solved as one that takes longer than its budget.',
      ),
      ...notes.map(note => h('p', { class: 'hint' }, note)),
      filters(),
      h('p', { id: 'shown', role: 'status' }),
      h('h3', { id: 'overview' }, 'Overview'),
      h('p', { class: 'hint', id: 'legend' }),
      h('div', { class: 'scroll matrix', tabIndex: 0, role: 'region', ariaLabel: 'Overview: share of trials solved' }, [
        h('table', { id: 'matrix' }),
      ]),
      h('h3', { id: 'combinations' }, 'Table'),
      h('p', { class: 'hint' }, 'A column’s heading sorts by it: upwards, downwards, and back to the report’s order.'),
      scrolling(
        h('table', { id: 'cells' }, [
          h('thead', [
            h(
              'tr',
              columns.map(([key, name]) => h('th', { scope: 'col', dataColumn: key }, name)),
            ),
          ]),
          h('tbody'),
        ]),
        'Table of all combinations',
      ),
      h('button', { type: 'button', id: 'more', hidden: true }),
    ]),
    h('dialog', { id: 'trials', ariaLabelledBy: 'trials-title' }),
    h('div', { id: 'tip', role: 'tooltip', hidden: true }),
  ]
}

function filters(): Element {
  return h('form', { id: 'filters', role: 'search', ariaLabel: 'Filter the results' }, [
    h('label', [
      h('span', 'Method'),
      h('input', { type: 'search', name: 'method', autocomplete: 'off', placeholder: 'any part of its name' }),
    ]),
    ...(
      [
        ['family', 'Family'],
        ['task', 'Task'],
        ['lag', 'Lag'],
        ['outcome', 'Outcome'],
      ] as const
    ).map(([name, label]) => h('label', [h('span', label), h('select', { name }, [h('option', { value: '' }, 'all')])])),
    h('button', { type: 'reset' }, 'Clear filters'),
  ])
}
