// The list of findings, with its filter.

const MOST_LISTED = 500;
let listed = [];

function filteredFindings(trace) {
  const text = view.text.toLowerCase();
  return trace.findings.filter(finding =>
    (!view.severity || finding.level === view.severity) &&
    (!text || [finding.rule, finding.message, finding.fn, finding.object ? finding.object.name + ' ' + finding.object.handle : '']
      .some(part => part.toLowerCase().includes(text))));
}

function drawFindings() {
  const trace = currentTrace();
  listed = filteredFindings(trace);
  const list = byId('findings');
  const chosen = listed.findIndex(finding => finding.index === view.finding);
  const first = Math.max(0, Math.min(chosen - MOST_LISTED / 2, listed.length - MOST_LISTED));
  const part = listed.slice(first, first + MOST_LISTED);
  fill(list, ...part.map((finding, i) => {
    const item = make('li', {
      role: 'option', id: 'finding-' + finding.index, 'aria-selected': String(finding.index === view.finding),
      'aria-posinset': first + i + 1, 'aria-setsize': listed.length,
    },
    make('span', {class: 'severity ' + finding.level}, finding.level), ' ',
    make('span', {class: 'rule'}, finding.rule), ' ',
    make('span', {class: 'soft'}, 'event ' + finding.event),
    make('div', {}, finding.message));
    item.addEventListener('click', () => selectFinding(finding.index));
    return item;
  }));
  const own = byId('finding-' + view.finding);
  if (own) {
    list.setAttribute('aria-activedescendant', own.id);
    own.scrollIntoView({block: 'nearest'});
  } else {
    list.removeAttribute('aria-activedescendant');
  }
  byId('findings-count').textContent = countText(trace);
  if (byId('findings-filter').value !== view.text) {
    byId('findings-filter').value = view.text;
  }
  const levels = ['', ...new Set(trace.findings.map(finding => finding.level))];
  fill(byId('findings-severity'), ...levels.map(level => make('option', {value: level, selected: level === view.severity}, level || 'all')));
}

function countText(trace) {
  const all = trace.findings.length;
  if (trace.summary === null) {
    return 'No rule was run.';
  }
  const parts = [all === 0 ? 'Nothing was found.' : listed.length === all ? counted(all, 'finding') : listed.length + ' of ' + counted(all, 'finding')];
  if (listed.length > MOST_LISTED) {
    parts.push('of these ' + MOST_LISTED + ' are listed at a time');
  }
  const counts = sum(trace.summary.violations) + sum(trace.summary.inconclusive) - all - trace.data.findingsLeftOut;
  if (counts > 0) {
    parts.push(counts + ' counted but not asked for (--show info, --show inconclusive)');
  }
  if (trace.data.findingsLeftOut > 0) {
    parts.push(counted(trace.data.findingsLeftOut, 'more finding') + ' are not on this page');
  }
  return parts.join('; ');
}

/** Shows a finding everywhere: in the list, on the timeline around its witness, and in the detail. */
function selectFinding(index) {
  const trace = currentTrace();
  const finding = trace.findings[index];
  if (!finding) {
    return;
  }
  const lane = finding.object && trace.laneByName.get(finding.object.name);
  view.finding = index;
  view.event = finding.event;
  view.object = lane ? lane.name : '';
  if (lane) {
    unfoldTo(lane);
    view.folds.set(lane.name, true);
  }
  if (trace.records.size > 0) {
    const last = indexOf(trace, finding.event);
    const near = finding.witness.map(step => indexOf(trace, step.event)).filter(i => trace.records.epoch[i] === trace.records.epoch[last]);
    reveal(Math.min(last, ...near), last);
  }
  show({});
  afterDraw(() => {
    const row = lane && layout.rows.find(each => each.key === lane.name);
    if (row) {
      rowInFocus = row.key;
      scrollToRow(row);
      drawLanes();
    }
  });
}

function afterDraw(action) {
  requestAnimationFrame(() => requestAnimationFrame(action));
}

function stepFinding(by) {
  if (listed.length === 0) {
    return;
  }
  const at = listed.findIndex(finding => finding.index === view.finding);
  const next = at < 0 ? (by > 0 ? 0 : listed.length - 1) : Math.max(0, Math.min(listed.length - 1, at + by));
  selectFinding(listed[next].index);
}

function startFindings() {
  byId('findings').addEventListener('keydown', event => {
    const steps = {ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9};
    if (event.key in steps) {
      stepFinding(steps[event.key]);
    } else if (event.key === 'Enter') {
      byId('detail-title').focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  byId('findings-filter').addEventListener('input', event => show({text: inert(event.target.value)}));
  byId('findings-severity').addEventListener('change', event => show({severity: event.target.value}));
}
