// The page's script. It makes the report's tables sortable, fills the section of results, and opens the trials that an address names.

import type { PageData } from '../page-data.ts'
import { byId } from './elements.ts'
import { startExplorer } from './explorer.ts'
import { sortable } from './sort-buttons.ts'
import { startTheme } from './theme.ts'
import { startTips } from './tip.ts'
import { startTrials } from './trials-box.ts'

const data = JSON.parse(byId('data').textContent) as PageData
startTheme()
for (const table of document.querySelectorAll('table')) sortable(table)
startTips()
startExplorer(data)
startTrials(data)
