// What is selected, in full: a finding with its proof, else a record, else an object.

const MOST_CHANGES = 400;

function drawDetail() {
  const trace = currentTrace();
  const finding = trace.findings[view.finding];
  const lane = view.object ? trace.laneByName.get(view.object) : null;
  const parts = [];
  if (finding && finding.event === view.event) {
    parts.push(...findingParts(trace, finding));
  } else if (view.event > 0 && trace.records.size > 0) {
    parts.push(...eventParts(trace, indexOf(trace, view.event)));
  }
  if (lane) {
    parts.push(...objectParts(trace, lane));
  }
  if (parts.length === 0) {
    parts.push(make('p', {class: 'soft'}, 'Nothing is selected.'));
  }
  fill(byId('detail'), ...parts);
}

function eventLink(event) {
  return make('button', {type: 'button', class: 'link', onclick: () => {
    selectEvent(event);
    reveal(indexOf(currentTrace(), event));
    show({});
  }}, String(event));
}

function objectLink(trace, name) {
  return trace.laneByName.has(name)
    ? make('button', {type: 'button', class: 'link', onclick: () => selectObject(name)}, name)
    : name;
}

function table(headings, rows) {
  return make('table', {},
    make('thead', {}, make('tr', {}, ...headings.map(text => make('th', {scope: 'col'}, text)))),
    make('tbody', {}, ...rows));
}

function row(cells, attributes) {
  return make('tr', attributes || {}, ...cells.map(cell => Array.isArray(cell) ? make('td', {}, ...cell) : make('td', {}, cell)));
}

function terms(pairs) {
  const out = make('dl', {});
  for (const [term, value] of pairs) {
    if (value !== '' && value !== null && value !== undefined) {
      out.append(make('dt', {}, term), Array.isArray(value) ? make('dd', {}, ...value) : make('dd', {}, value));
    }
  }
  return out;
}

function findingParts(trace, finding) {
  const rule = trace.data.rules[finding.rule] || {pages: []};
  const object = finding.object;
  const parts = [
    make('h3', {}, make('span', {class: 'severity ' + finding.level}, finding.level), ' ' + finding.rule),
    make('p', {}, finding.message),
    terms([
      ['expected', finding.expected],
      ['found', finding.found],
      ['object', object ? [objectLink(trace, object.name), object.handle ? ' (' + object.handle + ')' : ''] : ''],
      ['open because', (finding.because || []).join(', ')],
      ['at', ['event ', eventLink(finding.event), ', line ' + finding.line, finding.time ? ', ' + finding.time : '']],
    ]),
    make('h3', {}, 'Witness'),
    witnessTable(finding),
  ];
  const lane = object && trace.laneByName.get(object.name);
  if (lane && trace.records.size > 0 && trace.records.number[indexOf(trace, finding.event)] === finding.event) {
    parts.push(...differenceParts(trace, lane, finding.event));
  }
  parts.push(make('h3', {}, 'Rule'), make('p', {}, rule.statement || ''), terms([
    ['why', rule.why], ['advice', rule.advice], ['to decide it', finding.level === 'inconclusive' ? rule.decided : ''],
    ['pages', rule.pages.flatMap((page, i) => [i > 0 ? ', ' : '', pageLink(page)])],
    ['fingerprint', make('code', {}, finding.fingerprint)],
  ]));
  return parts;
}

function witnessTable(finding) {
  const rows = [];
  if (finding.dropped > 0) {
    rows.push(row(['', '', counted(finding.dropped, 'earlier record') + ' not kept', '']));
  }
  let before = '';
  finding.witness.forEach((step, i) => {
    const own = i === finding.witness.length - 1;
    rows.push(row([eventLink(step.event), String(step.line), make('code', {}, step.text), stateCell(before, step.state, i === 0)],
      own ? {class: 'own', 'aria-current': 'true'} : {}));
    before = step.state;
  });
  return table(['event', 'line', 'record', 'state after it; of the last, before it'], rows);
}

/** A state in words, with what differs from the one before marked. */
function stateCell(before, state, isFirst) {
  const known = new Set(before.split(/[;,] /));
  return state.split(/([;,] )/).map((part, i) =>
    i % 2 === 1 || isFirst || known.has(part) ? part : make('ins', {}, part));
}

function differenceParts(trace, lane, event) {
  const states = statesAt(trace, lane, indexOf(trace, event));
  if (states.length === 0) {
    return [];
  }
  return [make('h3', {}, 'State of ' + lane.name + ' at event ' + event),
    table(['state machine', 'before', 'after'], states.map(state => row([
      state.region,
      state.before === state.after ? state.before : make('del', {}, state.before || 'not known'),
      state.before === state.after ? 'as before' : make('ins', {}, state.after),
    ])))];
}

function eventParts(trace, i) {
  const {records} = trace;
  const shape = records.shapes[records.shapeOf[i]];
  const place = records.places[records.placeOf[i]];
  const entered = records.entered[i];
  const findings = trace.findingsAt.get(records.number[i]) || [];
  const parts = [
    make('h3', {}, 'Event ' + records.number[i]),
    make('p', {class: 'record'}, recordText(trace, i)),
    terms([
      ['line', String(records.line[i])],
      ['time', clockText(trace, records.time[i])],
      ['thread', threadKey(place)],
      ['process', place.pid >= 0 ? String(place.pid) : ''],
      ['cpu', place.cpu >= 0 ? String(place.cpu) : ''],
      ['level', levelName(place.irql)],
      ['driver', shape.driver],
      ['order', records.unordered[i] ? 'the clock cannot order it and records of other threads' : ''],
      ['entered', entered ? [eventLink(entered)] : ''],
      ['objects', lanesOf(trace, i).flatMap((lane, k) => [k > 0 ? ', ' : '', objectLink(trace, lane.name)])],
      ['findings', findings.flatMap((finding, k) => [k > 0 ? ', ' : '',
        make('button', {type: 'button', class: 'link', onclick: () => selectFinding(finding.index)}, finding.rule)])],
    ]),
  ];
  const changes = changesAt(trace, i);
  if (changes.length > 0) {
    parts.push(make('h3', {}, 'What it changed'), table(['object', 'state machine', 'before', 'after'],
      changes.map(change => row([objectLink(trace, change.lane.name), change.region,
        make('del', {}, change.before || 'not known'), make('ins', {}, change.after)]))));
  }
  return parts;
}

function objectParts(trace, lane) {
  const {records} = trace;
  const numberOf = i => records.number[i];
  const parts = [
    make('h3', {}, 'Object ' + lane.name),
    terms([
      ['handle', lane.handle],
      ['begins', lane.isBorn ? 'in view' : 'before the trace: adopted, first seen in mid-life'],
      ['ends', lane.isOver ? ['in view, last named at event ', eventLink(lane.last)]
        : lane.isFollowed ? ['unfinished: not over when the trace ends, last named at event ', eventLink(lane.last)]
          : ['not followed after event ', eventLink(lane.last), ': its name was given to another']],
      ['belongs to', lane.parent ? [objectLink(trace, lane.parent.name), lane.isCertain ? '' : ' (likely)'] : ''],
      ['has', lane.children.slice(0, 50).flatMap((child, i) => [i > 0 ? ', ' : '', objectLink(trace, child.name)])
        .concat(lane.children.length > 50 ? [' and ' + (lane.children.length - 50) + ' more'] : [])],
      ['records', String(lane.at.length)],
    ]),
  ];
  if (lane.pending.length > 0) {
    parts.push(make('h3', {}, 'Pended operations'), table(['operation', 'from', 'to', ''],
      lane.pending.slice(0, MOST_CHANGES).map(each => row([each.line.name, eventLink(numberOf(each.from)),
        each.to < 0 ? '' : eventLink(numberOf(each.to)), pendingText(trace, each)]))), more(lane.pending.length));
  }
  const changes = [];
  for (const line of lane.regions.values()) {
    line.at.forEach((at, c) => changes.push({at, region: line.name, text: trace.sets[line.set[c]].t}));
  }
  changes.sort((a, b) => a.at - b.at);
  if (changes.length > 0) {
    parts.push(make('h3', {}, 'Its states'), table(['from event', 'state machine', 'state'],
      changes.slice(0, MOST_CHANGES).map(change => row([eventLink(numberOf(change.at)), change.region, change.text]))),
    more(changes.length));
  }
  return parts;
}

function more(count) {
  return count > MOST_CHANGES ? make('p', {class: 'soft'}, (count - MOST_CHANGES) + ' more are not listed here.') : null;
}

function selectObject(name) {
  const lane = currentTrace().laneByName.get(name);
  if (lane) {
    unfoldTo(lane);
  }
  show({object: name, finding: keepsFinding(name) ? view.finding : -1, event: keepsFinding(name) ? view.event : 0});
}

function keepsFinding(name) {
  const finding = currentTrace().findings[view.finding];
  return Boolean(finding && finding.object && finding.object.name === name);
}

/** Shows a record; the finding that is decided at it with it, if it is the selected one. */
function selectEvent(number) {
  show({event: number});
}
