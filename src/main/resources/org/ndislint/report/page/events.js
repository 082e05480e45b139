// The table of all records that the page has; only the rows in view are in the document, so that a long trace costs no more.

const LINE = 20;
const EXTRA = 10;
let rowsOfTable = null;
let tableKey = '';
let tableFocus = 0;

/** The indices of the records that the filters let through; null for all. */
function filteredRecords(trace) {
  const text = byId('events-filter').value.trim().toLowerCase();
  const lane = byId('events-object').checked ? selectedLane(trace) : null;
  const {records} = trace;
  if (!text && !lane) {
    return null;
  }
  const from = lane ? lane.at : null;
  const size = from ? from.length : records.size;
  if (!text) {
    return from;
  }
  const has = part => part.toLowerCase().includes(text);
  const shapes = records.shapes.map(shape => has(MARKS[shape.kind] + ' ' + shape.fn + ' ' + shape.status + ' ' + shape.driver));
  const values = records.values.map(has);
  const out = [];
  for (let k = 0; k < size; k++) {
    const i = from ? from[k] : k;
    let found = shapes[records.shapeOf[i]];
    const end = records.valueFrom[i] + records.shapes[records.shapeOf[i]].keys.length;
    for (let v = records.valueFrom[i]; v < end && !found; v++) {
      found = values[records.valueOf[v]];
    }
    if (found) {
      out.push(i);
    }
  }
  return out;
}

function tableSize(trace) {
  return rowsOfTable ? rowsOfTable.length : trace.records.size;
}

function recordAt(k) {
  return rowsOfTable ? rowsOfTable[k] : k;
}

/** The row of a record, or of the next one that is in the table. */
function rowOfRecord(trace, i) {
  return rowsOfTable ? firstNotBelow(rowsOfTable.length, k => rowsOfTable[k], i) : i;
}

function drawEvents() {
  const trace = currentTrace();
  const lane = byId('events-object').checked ? selectedLane(trace) : null;
  const key = [view.trace, byId('events-filter').value, lane ? lane.name : ''].join('|');
  const isNew = key !== tableKey;
  if (isNew) {
    tableKey = key;
    rowsOfTable = filteredRecords(trace);
    drawRows(trace); // the room for all rows, so that it can be scrolled
    byId('events-count').textContent = tableSize(trace).toLocaleString('en') + ' of ' + counted(trace.total, 'event');
  }
  if (view.event !== tableFocus || isNew) {
    tableFocus = view.event;
    scrollToRecord(trace);
  }
  drawRows(trace);
}

function scrollToRecord(trace) {
  if (view.event === 0 || trace.records.size === 0) {
    return;
  }
  const box = byId('events');
  const y = rowOfRecord(trace, indexOf(trace, view.event)) * LINE;
  const room = box.clientHeight - 2 * LINE;
  if (y < box.scrollTop || y > box.scrollTop + room) {
    box.scrollTop = Math.max(0, y - room / 2);
  }
}

function drawRows(trace) {
  const box = byId('events');
  const size = tableSize(trace);
  const first = Math.max(0, Math.floor(box.scrollTop / LINE) - EXTRA);
  const last = Math.min(size, first + Math.ceil(box.clientHeight / LINE) + 2 * EXTRA);
  byId('events-table').setAttribute('aria-rowcount', size + 1);
  spacer('events-above', first);
  spacer('events-below', size - last);
  const rows = [];
  for (let k = first; k < last; k++) {
    rows.push(recordRow(trace, recordAt(k), k));
  }
  fill(byId('events-rows'), ...rows);
}

function spacer(id, rows) {
  const tr = make('tr', {'aria-hidden': 'true'});
  tr.style.height = rows * LINE + 'px';
  fill(byId(id), rows > 0 ? tr : null);
}

function recordRow(trace, i, k) {
  const {records} = trace;
  const place = records.places[records.placeOf[i]];
  const number = records.number[i];
  const findings = trace.findingsAt.get(number);
  const depth = Math.max(0, records.depth[i]);
  const isGap = i > 0 && records.epoch[i] !== records.epoch[i - 1];
  const tr = make('tr', {
    'aria-rowindex': k + 2, 'aria-selected': String(number === view.event), class: findings ? 'finding' : null,
  },
  make('td', {}, String(number) + (findings ? ' !' : '')),
  make('td', {}, clockText(trace, records.time[i])),
  make('td', {}, String(records.line[i])),
  make('td', {}, place.tid >= 0 ? String(place.tid) : ''),
  make('td', {}, place.cpu >= 0 ? String(place.cpu) : ''),
  make('td', {}, levelName(place.irql)),
  make('td', {class: 'text'}, '\u00a0\u00a0'.repeat(Math.min(depth, 12)) + recordText(trace, i)),
  make('td', {}, (isGap ? '(records before it are left out) ' : '') + changesText(trace, i)));
  tr.addEventListener('click', () => {
    selectEvent(number);
    reveal(i);
  });
  return tr;
}

function stepRecord(by) {
  const trace = currentTrace();
  const size = tableSize(trace);
  if (size === 0) {
    return;
  }
  const at = view.event === 0 ? -1 : rowOfRecord(trace, indexOf(trace, view.event));
  const i = recordAt(Math.max(0, Math.min(size - 1, at + by)));
  selectEvent(trace.records.number[i]);
  reveal(i);
}

function startEvents() {
  const box = byId('events');
  box.addEventListener('scroll', () => drawRows(currentTrace()));
  box.addEventListener('keydown', event => {
    const steps = {ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20, Home: -1e9, End: 1e9};
    if (event.key in steps) {
      stepRecord(steps[event.key]);
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter') {
      byId('detail-title').focus();
    }
  });
  byId('events-filter').addEventListener('input', () => show({}));
  byId('events-object').addEventListener('change', () => show({}));
}
