// What the trials of a combination ran with: options of the method, parameters of the task.

import { count } from '../../format.ts'
import type { CellData, PageData, Settings } from '../page-data.ts'
import { html } from './elements.ts'

export function settingsList(data: PageData, cell: CellData): HTMLElement {
  const [method, task] = [data.methods[cell.method]!, data.tasks[cell.task]!]
  const parameters: Settings = { lag: cell.lag, ...data.parameters[cell.parameters]! }
  return html(
    'div',
    { class: 'settings' },
    html('h4', {}, `Options of ${method.id}`),
    definitions(data.options[cell.options]!),
    html('h4', {}, `Parameters of ${task.id}`),
    definitions(parameters),
  )
}

function definitions(settings: Settings): HTMLElement {
  const entries = Object.entries(settings)
  if (entries.length === 0) return html('p', {}, 'None.')
  return html(
    'dl',
    {},
    ...entries.map(([name, value]) =>
      html(
        'div',
        {},
        html('dt', {}, name),
        html('dd', {}, typeof value === 'number' ? count(value) : typeof value === 'string' ? value : JSON.stringify(value)),
      ),
    ),
  )
}
